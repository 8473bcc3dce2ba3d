package org.rapaio.jupyter.kernel.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoopThreadTest {

  @Test
  void start_bodyRepeatsUntilShutdown() throws InterruptedException {
    CountDownLatch three = new CountDownLatch(3);
    LoopThread loop = new LoopThread("three", 1, three::countDown);
    loop.start();
    assertThat(three.await(30, TimeUnit.SECONDS)).isTrue();
    loop.shutdown();
    loop.join();
    assertThat(loop.isAlive()).isFalse();
  }

  @Test
  void run_bodyThatThrows_isRunAgain() throws InterruptedException {
    CountDownLatch twice = new CountDownLatch(2);
    LoopThread loop =
        new LoopThread(
            "fails",
            1,
            () -> {
              twice.countDown();
              throw new IllegalStateException("not ready");
            });
    loop.start();
    assertThat(twice.await(30, TimeUnit.SECONDS)).isTrue();
    loop.shutdown();
    loop.join();
  }

  @Test
  void run_interrupted_ends() throws InterruptedException {
    LoopThread loop = new LoopThread("sleeps", 60_000, () -> {});
    loop.start();
    loop.interrupt();
    loop.join();
    assertThat(loop.isAlive()).isFalse();
  }
}
