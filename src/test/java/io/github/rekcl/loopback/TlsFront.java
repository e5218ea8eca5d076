package io.github.rekcl.loopback;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;

/** Speaks TLS in front of a plain server. */
public final class TlsFront extends Sockets {
  private final int behind;

  private TlsFront(SSLContext context, int behind) throws IOException {
    super(
        context
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    this.behind = behind;
  }

  /**
   * Begins.
   *
   * @param context holds the certificate to show
   * @param behind the port of the plain server
   */
  public static TlsFront start(SSLContext context, int behind) throws IOException {
    TlsFront front = new TlsFront(context, behind);
    front.begin();
    return front;
  }

  @Override
  void serve(Socket connection) throws IOException, InterruptedException {
    join(connection, behind);
  }
}
