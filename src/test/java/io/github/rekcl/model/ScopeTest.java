package io.github.rekcl.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ScopeTest {
  @Test
  void region_ofAProject_isThatOfItsArn() {
    ProjectArn project =
        ProjectArn.parse("arn:aws:rekognition:us-east-2:111122223333:project/demo/1");

    assertEquals("us-east-2", new Scope.OfProject(project).region());
  }
}
