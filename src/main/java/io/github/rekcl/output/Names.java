package io.github.rekcl.output;

import io.github.rekcl.lifecycle.Event;
import io.github.rekcl.model.ModelArn;
import io.github.rekcl.model.Scope;

/** Short names for what has a long ARN. */
final class Names {
  private Names() {}

  static String of(ModelArn model) {
    return model.projectName() + "/" + model.versionName();
  }

  static String of(Event.Place place) {
    if (place instanceof Event.OneModel one) {
      return of(one.model());
    }
    return place instanceof Event.InProject in
        ? in.project().name()
        : ((Event.InRegion) place).region();
  }

  static String of(Scope scope) {
    return scope instanceof Scope.OfProject of ? of.project().name() : scope.region();
  }
}
