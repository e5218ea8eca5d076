package io.github.rekcl.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.model.Scope;
import io.github.rekcl.rekognition.CallFailure;
import io.github.rekcl.rekognition.CallFailures;
import io.github.rekcl.rekognition.ControlPlane;
import io.github.rekcl.rekognition.Errors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** Lists of projects and models. */
class ModelListerTest {
  private static final String PROJECT = "arn:aws:rekognition:us-east-1:111122223333:project/shop/1";
  private static final String IRISH = "arn:aws:rekognition:eu-west-1:111122223333:project/shop/1";
  private static final Scope.OfRegion EAST = new Scope.OfRegion("us-east-1");
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final FakeRekognition rekognition = new FakeRekognition();
  private final VirtualTime time = new VirtualTime();
  private final List<Event> events = new ArrayList<>();
  private final ModelLifecycleService service =
      new ModelLifecycleService((region, repeats) -> rekognition, time, time, 5);

  /** Completion of a command line lists projects at each press of the tab key. */
  @Test
  void projects_ofARegion_areListedWithOneRequest() throws InterruptedException {
    ProjectArn project = rekognition.project(PROJECT);
    rekognition.model(project, "v1", "RUNNING");

    assertEquals(List.of(project), service.projects(List.of(EAST), TIMEOUT));
    assertEquals(List.of("DescribeProjects"), rekognition.requests);
  }

  @Test
  void projects_severalRegions_areInTheirOrderAndEachOnce() throws InterruptedException {
    ProjectArn east = rekognition.project(PROJECT);
    ProjectArn west = rekognition.project(IRISH);
    Scope.OfRegion ireland = new Scope.OfRegion("eu-west-1");

    assertEquals(List.of(west, east), service.projects(List.of(ireland, EAST, ireland), TIMEOUT));
    assertEquals(2, rekognition.requests.size());
  }

  @Test
  void inventory_ofARegion_hasTheModelsOfItsProjects() throws InterruptedException {
    ProjectArn project = rekognition.project(PROJECT);
    rekognition.model(project, "v2", "RUNNING");
    rekognition.model(project, "v1", "STOPPED");

    Inventory inventory = service.inventory(List.of(EAST), TIMEOUT, events::add);

    assertEquals(
        new Inventory(
            List.of(
                new Inventory.Found(project, FakeRekognition.described(project, "v2", "RUNNING")),
                new Inventory.Found(project, FakeRekognition.described(project, "v1", "STOPPED"))),
            List.of()),
        inventory);
    assertEquals(List.of(), events);
  }

  @Test
  void inventory_projectOfAnotherRegion_isIgnoredAndReported() throws InterruptedException {
    ProjectArn own = rekognition.project(PROJECT);
    ProjectArn other = rekognition.project(IRISH);
    rekognition.model(own, "v1", "RUNNING");
    rekognition.model(other, "v1", "RUNNING");

    Inventory inventory = service.inventory(List.of(EAST), TIMEOUT, events::add);

    assertEquals(List.of(own), inventory.found().stream().map(Inventory.Found::project).toList());
    assertEquals(List.of(new Event.Ignored("us-east-1", other)), events);
  }

  @Test
  void inventory_ofARegionAndItsProject_readsTheProjectOnce() throws InterruptedException {
    ProjectArn project = rekognition.project(PROJECT);
    rekognition.model(project, "v1", "RUNNING");

    Inventory inventory =
        service.inventory(List.of(new Scope.OfProject(project), EAST), TIMEOUT, events::add);

    assertEquals(1, inventory.found().size());
    assertEquals(
        List.of("DescribeProjectVersions " + PROJECT, "DescribeProjects"), rekognition.requests);
  }

  @Test
  void inventory_projectRefused_isUnseenWithTheFailure() throws InterruptedException {
    Scope project = new Scope.OfProject(rekognition.project(PROJECT));
    SdkException denied = Errors.service("AccessDeniedException", 400);
    rekognition.onPoll =
        () -> {
          throw denied;
        };

    Inventory inventory = service.inventory(List.of(project), TIMEOUT, events::add);

    CallFailure failure = CallFailures.of(ControlPlane.DESCRIBE, denied);
    assertEquals(
        new Inventory(List.of(), List.of(new Inventory.Unseen(project, failure))), inventory);
  }

  @Test
  void inventory_noTimeLeft_isUnseenWithoutFailure() throws InterruptedException {
    Scope project = new Scope.OfProject(rekognition.project(PROJECT));
    rekognition.onPoll =
        () -> {
          time.pass(TIMEOUT);
          throw ApiCallTimeoutException.create(1);
        };

    Inventory inventory = service.inventory(List.of(project), TIMEOUT, events::add);

    assertEquals(new Inventory(List.of(), List.of(new Inventory.Unseen(project, null))), inventory);
  }
}
