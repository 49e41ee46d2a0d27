package org.cueway.nmos.is10;

import java.net.URI;

/** What came of wanting to sign in. */
public sealed interface SignInReply {
    /** A browser goes there. */
    record GoTo(URI address) implements SignInReply {}

    /** It was done: there is a token. */
    record Done() implements SignInReply {}

    /** It cannot be, for a reason in words. */
    record Refused(String why) implements SignInReply {}
}
