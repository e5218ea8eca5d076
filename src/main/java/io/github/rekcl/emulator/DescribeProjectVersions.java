package io.github.rekcl.emulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/** Translates DescribeProjectVersions. */
final class DescribeProjectVersions implements Handler {
  static final String NAME = "DescribeProjectVersions";
  static final String LIST = "ProjectVersionDescriptions";

  /** Where the models of a project are looked up. */
  @FunctionalInterface
  interface Source {
    List<Model> models(Scope scope, String projectArn);
  }

  private final Source source;
  private final Paging paging;

  DescribeProjectVersions(Source source, Paging paging) {
    this.source = source;
    this.paging = paging;
  }

  @Override
  public JsonObject handle(Call call) {
    Parameters parameters = new Parameters(call);
    String projectArn = parameters.requiredText("ProjectArn", TextRule.PROJECT_ARN);
    List<String> names = parameters.texts("VersionNames", 1, 10, TextRule.NAME);
    int size = parameters.number("MaxResults", 1, 100).orElse(100);
    Optional<String> token = parameters.text("NextToken", TextRule.TOKEN);
    parameters.check();
    List<Model> models =
        source.models(call.scope(), projectArn).stream()
            .filter(model -> names.isEmpty() || names.contains(model.versionName()))
            .toList();
    return describe(new Pages(list(projectArn), paging).page(models, Model::digits, size, token));
  }

  /** Returns the token that a call for the page of this call carries. */
  static String samePage(Call call) {
    Parameters parameters = new Parameters(call);
    return parameters
        .text("NextToken", TextRule.TOKEN)
        .orElseGet(
            () -> Pages.first(list(parameters.requiredText("ProjectArn", TextRule.PROJECT_ARN))));
  }

  private static String list(String projectArn) {
    return NAME + " " + projectArn;
  }

  private static JsonObject describe(Pages.Page<Model> page) {
    JsonArray descriptions = new JsonArray();
    page.items().forEach(model -> descriptions.add(Descriptions.of(model)));
    JsonObject json = new JsonObject();
    json.add(LIST, descriptions);
    page.nextToken().ifPresent(next -> json.addProperty("NextToken", next));
    return json;
  }
}
