package io.github.rekcl.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rekcl.VirtualTime;
import io.github.rekcl.lifecycle.Event.Observer;
import io.github.rekcl.lifecycle.Result.Acceptance;
import io.github.rekcl.lifecycle.Result.End;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.ModelRef;
import io.github.rekcl.model.ProjectArn;
import io.github.rekcl.model.Target;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that the user named: where they are looked for, and what is reported if they are not. */
class PlannerTest {
  private static final String EAST = "arn:aws:rekognition:us-east-1:111122223333:project/";

  private final FakeRekognition rekognition = new FakeRekognition();
  private final VirtualTime time = new VirtualTime();
  private final ModelLifecycleService service =
      new ModelLifecycleService((region, repeats) -> rekognition, time, time, 5);

  private Plan plan(LifecycleRequest request, Target target) throws InterruptedException {
    return service.plan(request, List.of(target), Duration.ofMinutes(1), Observer.NONE).get(0);
  }

  private static Target named(ModelArn arn) {
    return new Target(null, new ModelRef.ByArn(arn));
  }

  private static Report report(Plan plan) {
    return ((Plan.Done) plan).report();
  }

  @Test
  void plan_namedByArn_hasTheProjectThatWasFound() throws InterruptedException {
    ProjectArn project = rekognition.project(EAST + "shop/1");
    ModelArn model = rekognition.model(project, "v1", "RUNNING");

    Plan.Pending plan = (Plan.Pending) plan(LifecycleRequest.stop(), named(model));

    assertEquals(project, plan.project());
    assertEquals(model, plan.model().arn());
    assertEquals(Target.of(project, model), plan.target());
  }

  /** The service was asked by name, and an endpoint may answer with more. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:rekognition:us-east-1:111122223333:project/other/1",
        "arn:aws:rekognition:us-east-1:999999999999:project/shop/1",
        "arn:aws:rekognition:us-east-2:111122223333:project/shop/1",
      })
  void plan_onlyOtherProjectsFound_isNoProject(String other) throws InterruptedException {
    rekognition.project(other);
    ModelArn model = ModelArn.parse(EAST + "shop/version/v1/2");

    Plan plan = plan(LifecycleRequest.delete(false, false, true), named(model));

    assertEquals(
        new Result.Failed(new Failure.NoProject(), Acceptance.NONE), report(plan).result());
    assertEquals(List.of("DescribeProjects"), rekognition.requests);
  }

  @Test
  void plan_absentFromItsOnlyProject_isReportedWithTheProject() throws InterruptedException {
    ProjectArn project = rekognition.project(EAST + "shop/1");
    ModelArn other = rekognition.model(project, "v2", "STOPPED");
    ModelArn model = FakeRekognition.arn(project, "v1");

    Plan plan = plan(LifecycleRequest.stop(), named(model));

    assertEquals(Target.of(project, model), report(plan).target());
    assertEquals(
        new Result.Failed(new Failure.NotFound(List.of(other)), Acceptance.NONE),
        report(plan).result());
  }

  /** Which of the projects it was in, nobody knows. */
  @Test
  void plan_absentFromSeveralProjects_isReportedWithoutProject() throws InterruptedException {
    ProjectArn first = rekognition.project(EAST + "shop/1");
    rekognition.project(EAST + "shop/2");
    ModelArn model = FakeRekognition.arn(first, "v1");

    Plan plan = plan(LifecycleRequest.delete(false, false, true), named(model));

    assertEquals(named(model), report(plan).target());
    assertEquals(new Result.Reached(End.ALREADY_GONE), report(plan).result());
  }

  @Test
  void plan_foundInTheFirstProject_readsNoOther() throws InterruptedException {
    ProjectArn first = rekognition.project(EAST + "shop/1");
    rekognition.project(EAST + "shop/2");
    ModelArn model = rekognition.model(first, "v1", "STOPPED");

    Plan plan = plan(LifecycleRequest.stop(), named(model));

    assertEquals(new Result.Reached(End.ALREADY_STOPPED), report(plan).result());
    assertEquals(
        List.of("DescribeProjects", "DescribeProjectVersions " + first), rekognition.requests);
  }

  @Test
  void plan_namedTwice_isOnePlan() throws InterruptedException {
    ProjectArn project = rekognition.project(EAST + "shop/1");
    ModelArn model = rekognition.model(project, "v1", "STOPPED");

    List<Plan> plans =
        service.plan(
            LifecycleRequest.stop(),
            List.of(
                named(model), Target.of(project, model), new Target(project, ModelRef.parse("v1"))),
            Duration.ofMinutes(1),
            Observer.NONE);

    assertEquals(1, plans.size());
    assertEquals(Target.of(project, model), report(plans.get(0)).target());
  }
}
