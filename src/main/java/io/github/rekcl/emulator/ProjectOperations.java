package io.github.rekcl.emulator;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;

/** Translates the operations on projects. Their input is valid by the service's model. */
final class ProjectOperations {
  private static final JsonElement CUSTOM_LABELS = new JsonPrimitive("CUSTOM_LABELS");

  private final Store store;
  private final Pages pages;

  ProjectOperations(Store store, Pages pages) {
    this.store = store;
    this.pages = pages;
  }

  JsonObject create(Scope scope, JsonObject input) {
    if (input.has("Feature") && !input.get("Feature").equals(CUSTOM_LABELS)) {
      throw RefusedException.invalidParameter("The emulator knows the feature CUSTOM_LABELS only.");
    }
    if (input.has("AutoUpdate")) {
      throw RefusedException.invalidParameter(
          "AutoUpdate is for projects of the feature CONTENT_MODERATION only.");
    }
    Project project = store.createProject(scope, input.get("ProjectName").getAsString());
    JsonObject json = new JsonObject();
    json.addProperty("ProjectArn", project.arn());
    return json;
  }

  JsonObject delete(Scope scope, JsonObject input) {
    Project project = store.deleteProject(scope, input.get("ProjectArn").getAsString());
    JsonObject json = new JsonObject();
    json.addProperty("Status", project.status());
    return json;
  }

  JsonObject describe(Scope scope, JsonObject input) {
    JsonArray names = input.getAsJsonArray("ProjectNames");
    JsonArray features = input.getAsJsonArray("Features");
    List<Project> projects =
        store.projects(scope).stream()
            .filter(project -> names == null || names.contains(new JsonPrimitive(project.name())))
            .filter(project -> features == null || features.contains(CUSTOM_LABELS))
            .toList();
    Pages.Page<Project> page = pages.page("DescribeProjects", projects, Project::digits, input);
    return page.json("ProjectDescriptions", Descriptions::of);
  }
}
