package org.attune.multiverse;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How replicates are made: in blocks, on some threads, from a seed.
 *
 * @param kind resamples under the null, or permutations
 * @param replicates how many
 * @param seed of all of them
 */
public record Replication(Kind kind, int replicates, long seed) implements Serializable {

  /** The replicates where a caller names no number. */
  public static final int USUAL = 500;

  /** What a replicate is. */
  public enum Kind {
    /** Participants drawn with replacement, outcomes less their observed effects. */
    RESAMPLED("bootstrap_null"),
    /** Predictors exchanged among participants. */
    PERMUTED("permutation");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word of the results. */
    public String word() {
      return word;
    }
  }

  /**
   * A run of replicates.
   *
   * @param first index of the first; indices begin at 1
   * @param count how many
   */
  public record Block(int first, int count) implements Serializable {}

  /** Refuses less than one replicate. */
  public Replication {
    if (replicates < 1) {
      throw new IllegalArgumentException("At least one replicate is needed, not " + replicates);
    }
  }

  /** Blocks of nearly equal size, none larger than a block may be. */
  public List<Block> blocks(int largest) {
    return blocks(1, replicates + 1, largest);
  }

  private static List<Block> blocks(int first, int end, int largest) {
    int count = end - first;
    int number = (count + largest - 1) / largest;
    List<Block> blocks = new ArrayList<>();
    for (int b = 0; b < number; b++) {
      int from = (int) ((long) count * b / number);
      int to = (int) ((long) count * (b + 1) / number);
      blocks.add(new Block(first + from, to - from));
    }
    return blocks;
  }

  /**
   * Blocks of what is left between blocks that are there, none larger than a block may be.
   *
   * @param there blocks that do not overlap, in their order
   */
  public List<Block> blocksBetween(List<Block> there, int largest) {
    List<Block> blocks = new ArrayList<>();
    int next = 1;
    for (Block block : there) {
      blocks.addAll(blocks(next, block.first(), largest));
      next = block.first() + block.count();
    }
    blocks.addAll(blocks(next, replicates + 1, largest));
    return blocks;
  }

  /** The replicates of one block. */
  public Draws of(Multiverse multiverse, Block block) {
    return of(multiverse, block, new int[0]);
  }

  /**
   * The replicates of one block, with the estimates of some models by themselves; permutations keep
   * none.
   */
  public Draws of(Multiverse multiverse, Block block, int[] marks) {
    return kind == Kind.PERMUTED
        ? multiverse.permuted(block.first(), block.count(), seed)
        : multiverse.resampled(block.first(), block.count(), seed, marks);
  }

  /** All replicates, on that many threads; the result does not depend on their number. */
  public Draws of(Multiverse multiverse, int threads) {
    List<Block> blocks = blocks(multiverse.block(replicates, threads));
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Draws>> running = new ArrayList<>();
      for (Block block : blocks) {
        running.add(pool.submit(() -> of(multiverse, block)));
      }
      List<Draws> done = new ArrayList<>();
      for (Future<Draws> each : running) {
        done.add(each.get());
      }
      return Draws.joined(done);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while replicating", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e);
    } finally {
      pool.shutdownNow();
    }
  }
}
