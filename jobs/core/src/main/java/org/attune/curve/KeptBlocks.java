package org.attune.curve;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.attune.multiverse.Draws;
import org.attune.multiverse.Replication;

/**
 * Blocks of replicates on disk as they are finished, so that an interrupted run goes on where it
 * was.
 *
 * <p>They lie in a folder of the curve's own, named after everything they depend on; a block is
 * there whole or not at all. They hold summaries of replicates, nothing of a participant.
 *
 * @param folder where the curves' blocks lie, the same on every machine
 * @param curve the curve's id
 * @param key what the blocks depend on
 */
public record KeptBlocks(String folder, String curve, String key) implements Serializable {

  private static final int MARK = 0x41435631;

  /** A block as it was kept; empty where it was not. */
  public Optional<Draws> read(Replication replication, Replication.Block block) {
    Path file = file(replication, block);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return in.readInt() == MARK ? Optional.of(read(in)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps a block. */
  public void keep(Replication replication, Replication.Block block, Draws draws) {
    Path file = file(replication, block);
    try {
      Files.createDirectories(file.getParent());
      Path draft = Files.createTempFile(file.getParent(), "draft", "");
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(draft)))) {
        out.writeInt(MARK);
        write(draws, out);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes the blocks of this curve that depend on something else: it has changed since. */
  public void clearOthers() {
    Path own = Path.of(folder, curve, key);
    delete(Path.of(folder, curve), each -> !own.startsWith(each) && !each.startsWith(own));
  }

  /** Removes all blocks of this curve. */
  public void clear() {
    delete(Path.of(folder, curve), each -> true);
    try {
      if (Files.isDirectory(Path.of(folder)) && Path.of(folder).toFile().list().length == 0) {
        Files.delete(Path.of(folder));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path all, Predicate<Path> which) {
    if (!Files.isDirectory(all)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(all)) {
      for (Path each : tree.filter(which).sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(Replication replication, Replication.Block block) {
    return Path.of(folder, curve, key)
        .resolve(replication.kind().word() + "-" + block.first() + "-" + block.count());
  }

  private static void write(Draws draws, DataOutputStream out) throws IOException {
    out.writeInt(draws.first());
    out.writeInt(draws.count());
    out.writeLong(draws.refits());
    for (int b = 0; b < draws.count(); b++) {
      out.writeDouble(draws.median()[b]);
      out.writeDouble(draws.stouffer()[b]);
      out.writeInt(draws.positive()[b]);
      out.writeInt(draws.negative()[b]);
      out.writeInt(draws.used()[b]);
      write(draws.curve()[b], out);
      write(draws.marked()[b], out);
    }
  }

  private static Draws read(DataInputStream in) throws IOException {
    int first = in.readInt();
    int count = in.readInt();
    long refits = in.readLong();
    Draws draws =
        new Draws(
            first,
            new double[count],
            new double[count],
            new int[count],
            new int[count],
            new int[count],
            new double[count][],
            refits);
    for (int b = 0; b < count; b++) {
      draws.median()[b] = in.readDouble();
      draws.stouffer()[b] = in.readDouble();
      draws.positive()[b] = in.readInt();
      draws.negative()[b] = in.readInt();
      draws.used()[b] = in.readInt();
      draws.curve()[b] = numbers(in);
      draws.marked()[b] = numbers(in);
    }
    return draws;
  }

  private static void write(double[] numbers, DataOutputStream out) throws IOException {
    out.writeInt(numbers.length);
    for (double number : numbers) {
      out.writeDouble(number);
    }
  }

  private static double[] numbers(DataInputStream in) throws IOException {
    double[] numbers = new double[in.readInt()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readDouble();
    }
    return numbers;
  }
}
