package de.kaliregion.obenunten.media.render.document;

import de.kaliregion.obenunten.content.Derivatives;
import de.kaliregion.obenunten.content.Rendition;
import de.kaliregion.obenunten.content.Rendition.Dimensions;
import de.kaliregion.obenunten.media.isolate.ChildJvm;
import de.kaliregion.obenunten.media.isolate.Limits;
import de.kaliregion.obenunten.media.isolate.Outcome;
import de.kaliregion.obenunten.media.isolate.Product;
import de.kaliregion.obenunten.media.isolate.Sandbox;
import de.kaliregion.obenunten.media.isolate.Task;
import de.kaliregion.obenunten.media.render.Faults;
import de.kaliregion.obenunten.media.render.Original;
import de.kaliregion.obenunten.media.render.Progress;
import de.kaliregion.obenunten.media.render.RenderException;
import de.kaliregion.obenunten.media.render.Renderer;
import de.kaliregion.obenunten.media.render.picture.Format;
import de.kaliregion.obenunten.media.render.picture.Header;
import de.kaliregion.obenunten.media.render.picture.MalformedPictureException;
import de.kaliregion.obenunten.storage.blob.Blob;
import de.kaliregion.obenunten.storage.blob.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes of a PDF document a picture of each page, its words, and a copy for visitors without what
 * is private in it. PDFBox does it, in a process of its own in the sandbox.
 */
public final class DocumentRenderer implements Renderer {
  private static final String INPUT = "original";
  private static final String PDF = "application/pdf";
  private static final long HEAP = 512L << 20;
  private static final long LARGEST_FILE = 1L << 30;
  private static final long LARGEST_PAGE = 16L << 20;
  private static final int LARGEST_TEXT = 1 << 20;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final byte[] PDF_SIGNATURE = "%PDF-".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern PAGE_DONE = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

  private final Sandbox sandbox;
  private final BlobStore blobs;
  private final ChildJvm jvm = ChildJvm.likeThisOne();

  public DocumentRenderer(Sandbox sandbox, BlobStore blobs) {
    this.sandbox = sandbox;
    this.blobs = blobs;
  }

  @Override
  public Derivatives render(Original original, Path folder, Progress progress)
      throws RenderException, IOException, InterruptedException {
    run(original, folder, progress);
    try {
      return keep(original, folder);
    } catch (FileSystemException | MalformedPictureException e) {
      throw new RenderException(Reasons.UNREADABLE, true, e.toString());
    }
  }

  private void run(Original original, Path folder, Progress progress)
      throws RenderException, IOException, InterruptedException {
    Task task =
        jvm.task(
            DocumentProcess.class,
            List.of(Task.input(INPUT), Task.FOLDER),
            HEAP,
            folder,
            Map.of(INPUT, original.file().toAbsolutePath()),
            new Limits(HEAP, PATIENCE, PATIENCE.multipliedBy(2), LARGEST_FILE));
    switch (sandbox.run(task, line -> tell(line, progress))) {
      case Outcome.Done() -> {
        return;
      }
      case Outcome.TimedOut() ->
          throw new RenderException(Reasons.TOO_SLOW, false, "it took longer than it may");
      case Outcome.Failed(int exit, String _) when exit == DocumentProcess.ENCRYPTED ->
          throw new RenderException(Reasons.ENCRYPTED, true, "a password is needed");
      case Outcome.Failed failed -> {
        Faults.requireSoundMachine(failed, folder);
        throw new RenderException(Reasons.UNREADABLE, true, failed.errors().strip());
      }
    }
  }

  private static void tell(String line, Progress progress) {
    Matcher done = PAGE_DONE.matcher(line);
    if (done.matches()) {
      progress.at(Math.min(1, Double.parseDouble(done.group(1)) / Integer.parseInt(done.group(2))));
    }
  }

  private Derivatives keep(Original original, Path folder)
      throws IOException, MalformedPictureException {
    int pages = Math.min(original.facts().pages().orElse(1), DocumentProcess.MOST_PAGES);
    List<Rendition> pictures = new ArrayList<>();
    for (int page = 0; page < pages; page++) {
      pictures.add(keepPage(original.name(), folder, page));
    }
    return Derivatives.of(List.of(keepCopy(original.name(), folder)))
        .withPages(pictures, text(folder))
        .withTags(Files.exists(folder.resolve(DocumentProcess.TAGGED), LinkOption.NOFOLLOW_LINKS));
  }

  private Rendition keepPage(String name, Path folder, int page)
      throws IOException, MalformedPictureException {
    Product picture = Product.in(folder, DocumentProcess.picture(page));
    require(picture.size() <= LARGEST_PAGE, "a page's picture is too large");
    Dimensions size;
    try (InputStream in = picture.open()) {
      size = Header.read(Format.JPEG, in);
    }
    return put(
        picture,
        "%s-%03d.jpg".formatted(name, page + 1),
        Format.JPEG.mediaType(),
        Optional.of(size));
  }

  private Rendition keepCopy(String name, Path folder)
      throws IOException, MalformedPictureException {
    Product copy = Product.in(folder, DocumentProcess.COPY);
    try (InputStream in = copy.open()) {
      require(
          Arrays.equals(in.readNBytes(PDF_SIGNATURE.length), PDF_SIGNATURE), "the copy is no PDF");
    }
    return put(copy, name + ".pdf", PDF, Optional.empty());
  }

  private Rendition put(Product product, String name, String type, Optional<Dimensions> size)
      throws IOException {
    try (InputStream in = product.open()) {
      Blob blob = blobs.put(in);
      return new Rendition(blob.sha256(), name, type, blob.size(), size, Optional.empty());
    }
  }

  private static Optional<String> text(Path folder) throws IOException {
    Product words;
    try {
      words = Product.in(folder, DocumentProcess.TEXT);
    } catch (FileSystemException e) {
      return Optional.empty(); // A document of pictures alone has no words.
    }
    try (InputStream in = words.open()) {
      String text = new String(in.readNBytes(LARGEST_TEXT), StandardCharsets.UTF_8).strip();
      return Optional.of(text.substring(0, Math.min(text.length(), 200_000)))
          .filter(t -> !t.isEmpty());
    }
  }

  private static void require(boolean fulfilled, String otherwise)
      throws MalformedPictureException {
    if (!fulfilled) {
      throw new MalformedPictureException(otherwise);
    }
  }
}
