package io.github.rekcl.emulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/** Translates the operations on projects. */
final class ProjectOperations {
  private final Store store;
  private final Pages pages;

  ProjectOperations(Store store, Paging paging) {
    this.store = store;
    this.pages = new Pages("DescribeProjects", paging);
  }

  JsonObject create(Call call) {
    Parameters parameters = new Parameters(call);
    String name = parameters.requiredText("ProjectName", TextRule.NAME);
    Optional<String> feature = parameters.text("Feature", TextRule.FEATURE);
    parameters.check();
    if (feature.isPresent() && !feature.get().equals("CUSTOM_LABELS")) {
      throw new RefusedException(
          "InvalidParameterException", "The emulator knows the feature CUSTOM_LABELS only.");
    }
    JsonObject json = new JsonObject();
    json.addProperty("ProjectArn", store.createProject(call.scope(), name).arn());
    return json;
  }

  JsonObject describe(Call call) {
    Parameters parameters = new Parameters(call);
    List<String> names = parameters.texts("ProjectNames", 1, 10, TextRule.NAME);
    List<String> features = parameters.texts("Features", 1, 2, TextRule.FEATURE);
    int size = parameters.number("MaxResults", 1, 100).orElse(100);
    Optional<String> token = parameters.text("NextToken", TextRule.TOKEN);
    parameters.check();
    List<Project> projects =
        store.projects(call.scope()).stream()
            .filter(project -> names.isEmpty() || names.contains(project.name()))
            .filter(project -> features.isEmpty() || features.contains("CUSTOM_LABELS"))
            .toList();
    Pages.Page<Project> page = pages.page(projects, Project::digits, size, token);
    JsonArray descriptions = new JsonArray();
    page.items().forEach(project -> descriptions.add(Descriptions.of(project)));
    JsonObject json = new JsonObject();
    json.add("ProjectDescriptions", descriptions);
    page.nextToken().ifPresent(next -> json.addProperty("NextToken", next));
    return json;
  }
}
