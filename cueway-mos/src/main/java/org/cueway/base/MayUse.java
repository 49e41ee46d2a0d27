package org.cueway.base;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The Cueway packages that the annotated package may use, below {@code org.cueway}; {@code base} is always allowed.
 *
 * <p>A package without it may not exist: the architecture test reads it from every {@code package-info}.
 */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.CLASS)
public @interface MayUse {
    /** Package names below {@code org.cueway}, e.g. {@code mos.model}; empty means {@code base} alone. */
    String[] value() default {};
}
