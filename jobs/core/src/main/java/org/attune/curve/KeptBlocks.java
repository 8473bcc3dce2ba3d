package org.attune.curve;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
 * there whole or not at all. Which replicates were computed together is of no matter, so a run goes
 * on with what it finds also on another number of cores. They hold summaries of replicates, nothing
 * of a participant.
 *
 * @param folder where the curves' blocks lie, the same on every machine
 * @param curve the curve's id
 * @param key what the blocks depend on
 */
public record KeptBlocks(String folder, String curve, String key) implements Serializable {

  private static final int MARK = 0x41435631;

  /** All blocks that were kept of a replication, in their order; none of them overlap. */
  public List<Draws> read(Replication replication) {
    String kind = replication.kind().word() + "-";
    if (!Files.isDirectory(own())) {
      return List.of();
    }
    List<Draws> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(own())) {
      files
          .filter(file -> file.getFileName().toString().startsWith(kind))
          .forEach(file -> read(file).ifPresent(found::add));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    found.sort(Comparator.comparingInt(Draws::first).thenComparingInt(draws -> -draws.count()));
    List<Draws> apart = new ArrayList<>();
    int next = 1;
    for (Draws draws : found) {
      int end = draws.first() + draws.count();
      if (draws.first() >= next && end <= replication.replicates() + 1) {
        apart.add(draws);
        next = end;
      }
    }
    return apart;
  }

  /** A block; empty where its file is not whole. */
  private static Optional<Draws> read(Path file) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return in.readInt() == MARK ? Optional.of(read(in)) : Optional.empty();
    } catch (EOFException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps a block. */
  public void keep(Replication replication, Draws draws) {
    Path file = file(replication, draws);
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
    delete(Path.of(folder, curve), each -> !own().startsWith(each) && !each.startsWith(own()));
  }

  /** Removes these blocks, and the folders that are empty without them. */
  public void clear() {
    delete(own(), each -> true);
    try {
      for (Path each : List.of(Path.of(folder, curve), Path.of(folder))) {
        if (Files.isDirectory(each) && each.toFile().list().length == 0) {
          Files.delete(each);
        }
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

  private Path own() {
    return Path.of(folder, curve, key);
  }

  private Path file(Replication replication, Draws draws) {
    return own().resolve(replication.kind().word() + "-" + draws.first() + "-" + draws.count());
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
