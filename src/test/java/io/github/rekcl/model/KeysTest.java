package io.github.rekcl.model;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Values that are used as keys of maps: a command may have a thousand models. */
class KeysTest {
  private static final String BASE = "arn:aws:rekognition:us-east-1:111122223333:project/";

  private static void assertSpread(IntFunction<Object> key) {
    long different = IntStream.range(0, 1_000).map(i -> key.apply(i).hashCode()).distinct().count();
    assertTrue(different > 900, () -> different + " hash codes of 1000 keys");
  }

  @Test
  void hashCode_ofAThousandKeys_isSpread() {
    assertSpread(KeysTest::project);
    assertSpread(KeysTest::model);
    assertSpread(i -> new ModelRef.ByArn(model(i)));
    assertSpread(i -> ModelRef.parse("v" + i));
    assertSpread(i -> Target.of(project(1), model(i)));
  }

  private static ProjectArn project(int i) {
    return ProjectArn.parse(BASE + "demo/" + i);
  }

  private static ModelArn model(int i) {
    return ModelArn.parse(BASE + "demo/version/v1/" + i);
  }
}
