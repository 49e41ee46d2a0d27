package org.cueway.nmos;

import java.util.Locale;
import java.util.Optional;

/**
 * A name of a register, {@code urn:x-nmos:transport:rtp.mcast} or {@code urn:x-nmos:control:sr-ctrl/v1.1}: {@code
 * <base>[.<subclass>][/<version>]}, of any namespace (C-13, IS-04 "Common Keys").
 *
 * @param text as it came
 */
public record Urn(String text) {
    /** What stands before the first dot or slash. What is compared with what is known. */
    public String base() {
        int end = 0;
        while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '/') end++;
        return text.substring(0, end);
    }

    /** What stands between the first dot and the version; empty if there is none. */
    public Optional<String> subclass() {
        int slash = text.indexOf('/');
        var name = slash < 0 ? text : text.substring(0, slash);
        int dot = name.indexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(name.substring(dot + 1));
    }

    /** What stands after the first slash; empty if that is no version. */
    public Optional<ApiVersion> version() {
        int slash = text.indexOf('/');
        return slash < 0 ? Optional.empty() : ApiVersion.of(text.substring(slash + 1));
    }

    /** The last word of the base, for people: {@code rtp} of {@code urn:x-nmos:transport:rtp.mcast}. */
    public String shortName() {
        var base = base();
        return base.substring(base.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
    }

    /** Whether both name the same thing, whatever its subclass and version. */
    public boolean sameBase(Urn other) {
        return base().equals(other.base());
    }

    @Override
    public String toString() {
        return text;
    }
}
