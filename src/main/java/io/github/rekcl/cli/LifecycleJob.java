package io.github.rekcl.cli;

import io.github.rekcl.cli.ModelParameters.All;
import io.github.rekcl.cli.ModelParameters.Named;
import io.github.rekcl.cli.ModelParameters.Selection;
import io.github.rekcl.lifecycle.ModelLifecycleService;
import io.github.rekcl.lifecycle.Order;
import io.github.rekcl.lifecycle.Plan;
import io.github.rekcl.lifecycle.Survey;
import io.github.rekcl.lifecycle.WaitPolicy;
import io.github.rekcl.model.Action;
import io.github.rekcl.model.Model;
import java.util.List;

/** One stop or delete command at work: plan, confirm, carry out. */
final class LifecycleJob {
  private final ModelLifecycleService service;
  private final Order order;
  private final WaitPolicy policy;
  private final LifecycleOutput shown;

  LifecycleJob(
      ModelLifecycleService service, Order order, WaitPolicy policy, LifecycleOutput shown) {
    this.service = service;
    this.order = order;
    this.policy = policy;
    this.shown = shown;
  }

  /** Shows what would be done. Returns the exit code. */
  int dryRun(Selection selection) throws InterruptedException {
    return shown.dryRun(plan(selection));
  }

  /**
   * Stops or deletes the models, once that is confirmed.
   *
   * @param wait false to be done with a model as soon as the service has accepted
   * @return the exit code
   */
  int run(Selection selection, Confirmation confirmation, boolean wait)
      throws InterruptedException {
    List<Plan.Pending> plans = plan(selection);
    List<Plan.Pending> changing = plans.stream().filter(Plan.Pending::changesSomething).toList();
    if (!changing.isEmpty() && !confirmation.given(changing)) {
      return shown.notConfirmed();
    }
    service.carryOut(plans, policy, wait, shown.observer(plans, policy));
    return shown.ended();
  }

  private List<Plan.Pending> plan(Selection selection) throws InterruptedException {
    if (selection instanceof Named named) {
      if (named.targets().isEmpty()) {
        shown.say("Standard input contains no models: nothing to do.");
      }
      return shown.planned(service.plan(order, named.targets(), policy.timeout(), shown.looking()));
    }
    Survey survey = service.survey(((All) selection).scopes(), policy.timeout(), shown.looking());
    shown.unseen(survey.unseen());
    // What doesn't run was not meant by "stop all"; where that isn't sure, it is told.
    if (order.action() == Action.STOP) {
      shown.unsure(survey.only(Model::mayHoldInferenceUnits).found());
      survey = survey.only(Model::holdsInferenceUnits);
    }
    return shown.plannedForAll(ModelLifecycleService.plan(order, survey));
  }
}
