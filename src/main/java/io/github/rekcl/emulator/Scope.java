package io.github.rekcl.emulator;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The region that a call is signed for, as one endpoint plays all regions.
 *
 * @param region the region, or nothing if the signature names none: then every region is seen
 */
record Scope(Optional<String> region) {
  static final Scope EVERYWHERE = new Scope(Optional.empty());

  private static final Pattern CREDENTIAL =
      Pattern.compile("Credential=[^/,]+/[0-9]{8}/([a-z0-9-]+)/rekognition/aws4_request");

  static Scope of(String authorization) {
    Matcher matcher = CREDENTIAL.matcher(authorization);
    return new Scope(
        matcher.find() ? Optional.of(matcher.group(1)).filter(Arns::isRegion) : Optional.empty());
  }

  boolean sees(String arn) {
    return region.isEmpty() || region.get().equals(Arns.region(arn));
  }
}
