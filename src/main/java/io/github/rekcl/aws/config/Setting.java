package io.github.rekcl.aws.config;

/**
 * A configured value.
 *
 * @param value the value, never blank
 * @param where its location, for messages
 */
public record Setting(String value, String where) {}
