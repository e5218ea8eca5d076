package io.github.rekcl.aws.config;

/**
 * A value that is set up.
 *
 * @param value the value, which isn't blank
 * @param where names where it stands
 */
public record Setting(String value, String where) {}
