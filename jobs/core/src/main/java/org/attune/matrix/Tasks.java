package org.attune.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Shares numbered tasks among threads, each of which has a worker with room of its own. */
final class Tasks {

  private Tasks() {}

  /** Runs tasks 0 to count - 1; what a task throws is thrown here. */
  static void run(int count, int threads, Supplier<IntConsumer> workers) {
    AtomicInteger next = new AtomicInteger();
    Runnable thread =
        () -> {
          IntConsumer worker = workers.get();
          for (int task = next.getAndIncrement(); task < count; task = next.getAndIncrement()) {
            worker.accept(task);
          }
        };
    int useful = Math.min(threads, count);
    if (useful < 2) {
      thread.run();
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(useful);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < useful; i++) {
        running.add(pool.submit(thread));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while correlating", e);
    } finally {
      pool.shutdownNow();
    }
  }
}
