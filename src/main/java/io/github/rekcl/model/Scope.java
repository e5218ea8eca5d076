package io.github.rekcl.model;

import java.util.List;

/** Where to look for models. */
public sealed interface Scope {
  /** Where Custom Labels exists (AWS General Reference, "Rekognition endpoints and quotas"). */
  List<String> CUSTOM_LABELS_REGIONS =
      List.of(
          "us-east-1",
          "us-east-2",
          "us-west-2",
          "eu-west-1",
          "eu-west-2",
          "eu-central-1",
          "ap-south-1",
          "ap-southeast-1",
          "ap-southeast-2",
          "ap-northeast-1",
          "ap-northeast-2");

  /**
   * Returns the region to ask.
   *
   * @return the region's code
   */
  String region();

  /**
   * One project.
   *
   * @param project the project
   */
  record OfProject(ProjectArn project) implements Scope {
    @Override
    public String region() {
      return project.region();
    }
  }

  /**
   * Every project that the caller's account has in a region.
   *
   * @param region the region's code
   */
  record OfRegion(String region) implements Scope {}
}
