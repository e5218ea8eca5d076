package io.github.rekcl.model;

import java.util.List;

/** A set of models: those of one project, or of all projects in a region. */
public sealed interface Scope {
  /** The regions with Custom Labels (AWS General Reference, "Rekognition endpoints and quotas"). */
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

  /** {@return the region code} */
  String region();

  /** One project. */
  record OfProject(ProjectArn project) implements Scope {
    @Override
    public String region() {
      return project.region();
    }
  }

  /** All projects of the account in a region. */
  record OfRegion(String region) implements Scope {}
}
