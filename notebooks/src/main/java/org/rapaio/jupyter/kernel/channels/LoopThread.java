package org.rapaio.jupyter.kernel.channels;

/**
 * Repeats a task until it is told to stop.
 *
 * <p>The kernel polls each of its channels in such a thread. Its own class (rapaio-jupyter-kernel
 * 3.0.1) marks the thread as running only after it was started, so that a thread that is scheduled
 * at once finds itself stopped and ends: on a busy machine about every third kernel then never
 * answers. It also ends at the first message that comes before the kernel is ready. This class, put
 * before it on the class path, is marked before it starts, and survives such a message; Jupyter
 * sends it again.
 */
public final class LoopThread extends Thread {

  private final Runnable body;
  private final long pause;
  private volatile boolean stopped;

  /**
   * Makes a thread; it waits to be started.
   *
   * @param name the thread's name
   * @param pause milliseconds between two runs of the body
   * @param body what to repeat
   */
  public LoopThread(String name, long pause, Runnable body) {
    super(name);
    this.pause = pause;
    this.body = body;
  }

  @Override
  public void run() {
    while (!stopped) {
      try {
        body.run();
      } catch (RuntimeException e) {
        if (!stopped) {
          System.err.println("[" + getName() + "] passed over a message: " + e);
        }
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        stopped = true;
      }
    }
  }

  /** Asks the thread to end after the present run of its body. */
  public void shutdown() {
    stopped = true;
  }
}
