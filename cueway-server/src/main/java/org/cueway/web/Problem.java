package org.cueway.web;

/**
 * Why a request was not answered with what it asked for; {@code application/problem+json} (RFC 9457).
 *
 * @param status the HTTP status
 * @param title the kind of problem
 * @param expected what would have been right
 * @param found what was there instead
 * @param hint what to do
 */
record Problem(int status, String title, String expected, String found, String hint) {}
