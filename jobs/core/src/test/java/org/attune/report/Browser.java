package org.attune.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A headless Chromium with one page, spoken to in its DevTools protocol.
 *
 * <p>It keeps what went wrong on the page and what the page asked the network for.
 */
final class Browser implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SECONDS = 60;
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "chrome");

  private final Process process;
  private final Path profile;
  private final WebSocket socket;
  private final BlockingQueue<JsonNode> messages;
  private final List<String> errors = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private int sent;

  private Browser(
      Process process, Path profile, WebSocket socket, BlockingQueue<JsonNode> messages) {
    this.process = process;
    this.profile = profile;
    this.socket = socket;
    this.messages = messages;
  }

  /** Where Chromium is installed: on the path, or where the environment's CHROME points. */
  static Optional<Path> installed() {
    String named = System.getenv("CHROME");
    Stream<Path> onPath =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
    return Stream.concat(Stream.ofNullable(named).map(Path::of), onPath)
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Browser open(Path chromium) throws IOException, InterruptedException {
    Path profile = Files.createTempDirectory("attune-chromium");
    Process process =
        new ProcessBuilder(
                chromium.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Path port = profile.resolve("DevToolsActivePort");
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!Files.exists(port) || Files.readAllLines(port).size() < 2) {
      if (System.nanoTime() > until || !process.isAlive()) {
        process.destroyForcibly();
        throw new IOException("Chromium did not start");
      }
      Thread.sleep(50);
    }
    HttpClient client = HttpClient.newHttpClient();
    URI pages = URI.create("http://127.0.0.1:" + Files.readAllLines(port).get(0) + "/json/list");
    String address = "";
    for (JsonNode page :
        JSON.readTree(
            client
                .send(HttpRequest.newBuilder(pages).build(), HttpResponse.BodyHandlers.ofString())
                .body())) {
      address =
          page.path("type").asText().equals("page")
              ? page.get("webSocketDebuggerUrl").asText()
              : address;
    }
    BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    WebSocket socket =
        client.newWebSocketBuilder().buildAsync(URI.create(address), new Ear(messages)).join();
    Browser browser = new Browser(process, profile, socket, messages);
    for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
      browser.call(domain + ".enable", JSON.createObjectNode());
    }
    return browser;
  }

  /** Opens a file on a screen of that many points, and waits until it is loaded. */
  void show(Path file, int width, int height) throws IOException, InterruptedException {
    call(
        "Emulation.setDeviceMetricsOverride",
        JSON.createObjectNode()
            .put("width", width)
            .put("height", height)
            .put("deviceScaleFactor", 1)
            .put("mobile", width < 500));
    errors.clear();
    requests.clear();
    messages.clear();
    call("Page.navigate", JSON.createObjectNode().put("url", file.toUri().toString()));
    while (!next().path("method").asText().equals("Page.loadEventFired")) {
      // What happens on the way is kept by next().
    }
  }

  /** The value of an expression on the page. */
  JsonNode evaluate(String script) throws IOException, InterruptedException {
    JsonNode answer =
        call(
            "Runtime.evaluate",
            JSON.createObjectNode().put("expression", script).put("returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new IOException(answer.get("exceptionDetails").toString());
    }
    return answer.at("/result/value");
  }

  /** The page's top as a PNG, as wide as the screen and that many points high. */
  byte[] picture(int width, int height) throws IOException, InterruptedException {
    ObjectNode what = JSON.createObjectNode().put("format", "png");
    what.putObject("clip")
        .put("x", 0)
        .put("y", 0)
        .put("width", width)
        .put("height", height)
        .put("scale", 1);
    JsonNode answer = call("Page.captureScreenshot", what.put("captureBeyondViewport", true));
    return java.util.Base64.getDecoder().decode(answer.get("data").asText());
  }

  /** Errors of scripts, of the console and of the page's policy since the page was opened. */
  List<String> errors() {
    return errors;
  }

  /** What was asked for besides the file itself. */
  List<String> requests() {
    return requests;
  }

  private JsonNode call(String method, ObjectNode parameters)
      throws IOException, InterruptedException {
    sent++;
    ObjectNode message = JSON.createObjectNode().put("id", sent).put("method", method);
    message.set("params", parameters);
    socket.sendText(JSON.writeValueAsString(message), true).join();
    while (true) {
      JsonNode answer = next();
      if (answer.path("id").asInt() == sent) {
        if (answer.has("error")) {
          throw new IOException(method + ": " + answer.get("error"));
        }
        return answer.get("result");
      }
    }
  }

  private JsonNode next() throws IOException, InterruptedException {
    JsonNode message = messages.poll(SECONDS, TimeUnit.SECONDS);
    if (message == null) {
      throw new IOException("Chromium does not answer");
    }
    JsonNode details = message.path("params");
    switch (message.path("method").asText()) {
      case "Runtime.exceptionThrown" -> errors.add(details.toString());
      case "Log.entryAdded" -> {
        if (details.at("/entry/level").asText().equals("error")) {
          errors.add(details.at("/entry/text").asText());
        }
      }
      case "Runtime.consoleAPICalled" -> {
        if (details.path("type").asText().equals("error")) {
          errors.add(details.path("args").toString());
        }
      }
      case "Network.requestWillBeSent" -> {
        if (!details.path("type").asText().equals("Document")) {
          requests.add(details.at("/request/url").asText());
        }
      }
      default -> {}
    }
    return message;
  }

  @Override
  public void close() throws IOException {
    try {
      List<ProcessHandle> children = process.descendants().toList();
      call("Browser.close", JSON.createObjectNode());
      process.waitFor(10, TimeUnit.SECONDS);
      children.forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
      for (ProcessHandle child : children) {
        child.onExit().get(10, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new IOException(e);
    }
    try (Stream<Path> all = Files.walk(profile)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Puts whole messages into a queue. */
  private record Ear(BlockingQueue<JsonNode> messages, StringBuilder part)
      implements WebSocket.Listener {

    Ear(BlockingQueue<JsonNode> messages) {
      this(messages, new StringBuilder());
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        try {
          messages.add(JSON.readTree(part.toString()));
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
        part.setLength(0);
      }
      webSocket.request(1);
      return null;
    }
  }
}
