package io.github.rekcl;

/** Entry point. */
public final class Main {
  private Main() {}

  /**
   * Runs the tool.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    System.exit(0);
  }
}
