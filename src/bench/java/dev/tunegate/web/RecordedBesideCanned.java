package dev.tunegate.web;

import dev.tunegate.analysis.CaseGenerator;
import dev.tunegate.desk.Opening;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.desk.Recording;
import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.facts.Case;
import dev.tunegate.facts.CaseReader;
import dev.tunegate.facts.CaseWriter;
import dev.tunegate.store.DatabaseAddress;
import com.sun.management.OperatingSystemMXBean;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Decisions by HTTP, each durable before it is answered, beside canned replies of the same size by
 * the same server, in turns: one given by a filter before Spring is asked, and one behind all that
 * guards the service, where the decision would be made. The body is read for each. Clients and
 * server share the processors.
 */
public final class RecordedBesideCanned {

  private static final long SEED = 20_261_125;
  private static final int TURNS = 6;
  private static final int CASES = 2_000;
  private static final int REQUESTS = 20_000;

  private RecordedBesideCanned() {}

  /**
   * Takes how many connections are open at once, 16 where it is not said, and how many requests
   * make a turn: the first turns show what the compiler has not yet seen.
   */
  public static void main(String[] arguments) throws Exception {
    int clients = arguments.length == 0 ? 16 : Integer.parseInt(arguments[0]);
    int requests = arguments.length < 2 ? REQUESTS : Integer.parseInt(arguments[1]);
    Path folder = Files.createTempDirectory(Path.of("target"), "recorded");
    PolicyLocation location = PolicyLocation.shipped();
    var opening =
        new Opening(
            () -> location,
            DatabaseAddress.inFolder(folder),
            null,
            Recording.DEFAULT,
            "127.0.0.1",
            0);
    ServiceDesk desk = ServiceDesk.open(opening, Clock.systemUTC());
    List<byte[]> cases = cases(location, desk);
    byte[] canned =
        desk.current()
            .now()
            .toJson(desk.current().now().decide(CaseReader.read(text(cases.get(0)))));
    var application = new SpringApplication(WebConfiguration.class);
    application.addInitializers(
        context -> {
          var beans = (GenericApplicationContext) context;
          beans.registerBean(ServiceDesk.class, () -> desk);
          beans.registerBean(Opening.class, () -> opening);
          beans.registerBean(FilterRegistrationBean.class, () -> cannedReply(canned));
          beans.registerBean("cannedInside", WebMvcConfigurer.class, () -> cannedInside(canned));
        });
    try (ConfigurableApplicationContext running =
        application.run(
            "--server.address=127.0.0.1",
            "--server.port=0",
            "--server.tomcat.max-keep-alive-requests=-1")) {
      int port = Service.portOf(running);
      for (int turn = 1; turn <= TURNS; turn++) {
        double[] plain = times(port, clients, "/canned", cases, requests);
        double[] inside = times(port, clients, "/api/decisions?canned", cases, requests);
        double[] recorded = times(port, clients, "/api/decisions", cases, requests);
        System.out.printf(
            "canned %,.0f a second, behind all filters %,.0f, recorded %,.0f: ratios %.2f and %.2f;"
                + " recorded p50 %.1f ms, p99 %.1f ms; processor %.0f, %.0f, %.0f microseconds%n",
            plain[0],
            inside[0],
            recorded[0],
            recorded[0] / plain[0],
            recorded[0] / inside[0],
            recorded[1],
            recorded[2],
            plain[3],
            inside[3],
            recorded[3]);
      }
    }
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  private static List<byte[]> cases(PolicyLocation location, ServiceDesk desk) {
    List<Case> samples =
        location.samples().all().stream()
            .filter(sample -> !sample.refused())
            .map(sample -> CaseReader.read(sample.json()))
            .toList();
    var generator = new CaseGenerator(desk.current().now().policy(), samples, SEED);
    List<byte[]> cases = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      Case facts = i < samples.size() ? samples.get(i) : generator.next();
      cases.add(CaseWriter.toJson(facts).getBytes(StandardCharsets.UTF_8));
    }
    return cases;
  }

  private static FilterRegistrationBean<Filter> cannedReply(byte[] body) {
    var registration =
        new FilterRegistrationBean<Filter>(
            (request, response, chain) -> {
              if (!((HttpServletRequest) request).getRequestURI().equals("/canned")) {
                chain.doFilter(request, response);
                return;
              }
              request.getInputStream().readAllBytes();
              response.setContentType("application/json");
              response.setContentLength(body.length);
              response.getOutputStream().write(body);
            });
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  /** The same reply where the decision would be made: after security, and by the same route. */
  private static WebMvcConfigurer cannedInside(byte[] body) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(
            new HandlerInterceptor() {
              @Override
              public boolean preHandle(
                  HttpServletRequest request, HttpServletResponse response, Object handler)
                  throws IOException {
                if (!"canned".equals(request.getQueryString())) {
                  return true;
                }
                request.getInputStream().readAllBytes();
                response.setContentType("application/json");
                response.setContentLength(body.length);
                response.getOutputStream().write(body);
                return false;
              }
            });
      }
    };
  }

  /**
   * Answers a second, the median and the 99th percentile of their times in milliseconds, and what
   * each cost of processor time in microseconds, clients, compiler and collector included.
   */
  private static double[] times(
      int port, int clients, String path, List<byte[]> cases, int requests) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    List<Callable<double[]>> work = new ArrayList<>();
    for (int client = 0; client < clients; client++) {
      int own = client;
      work.add(() -> ask(port, path, cases, own, clients, requests));
    }
    long spent = processorTime();
    long begun = System.nanoTime();
    double[] all = new double[0];
    for (Future<double[]> done : threads.invokeAll(work)) {
      double[] part = done.get();
      int before = all.length;
      all = Arrays.copyOf(all, before + part.length);
      System.arraycopy(part, 0, all, before, part.length);
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    spent = processorTime() - spent;
    threads.shutdown();
    Arrays.sort(all);
    return new double[] {
      all.length / seconds,
      all[all.length / 2],
      all[(int) (all.length * 0.99)],
      spent / 1e3 / all.length
    };
  }

  private static long processorTime() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static double[] ask(
      int port, String path, List<byte[]> cases, int own, int clients, int requests)
      throws IOException {
    List<Double> times = new ArrayList<>();
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      OutputStream out = socket.getOutputStream();
      for (int i = own; i < requests; i += clients) {
        byte[] body = cases.get(i % cases.size());
        byte[] head =
            ("POST "
                    + path
                    + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.length
                    + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        long begun = System.nanoTime();
        out.write(request);
        read(in);
        times.add((System.nanoTime() - begun) / 1e6);
      }
    }
    return times.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void read(InputStream in) throws IOException {
    String status = line(in);
    if (!status.startsWith("HTTP/1.1 20")) {
      throw new IOException("Refused: " + status);
    }
    int length = -1;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
        length = Integer.parseInt(header.substring(15).strip());
      }
    }
    if (length < 0) {
      throw new IOException("An answer of no length");
    }
    in.skipNBytes(length);
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("The connection ended");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }
}
