package de.kaliregion.obenunten.web.page;

import de.kaliregion.obenunten.content.Language;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** The small Markdown of rich text: which elements there are, and where links may lead. */
public final class RichTextSyntax {
  /** A link to this scheme marks words in another language: {@code [Glück auf](lang:de)}. */
  static final String LANGUAGE_SCHEME = "lang:";

  private static final Set<Class<? extends Node>> ALLOWED =
      Set.of(
          Document.class,
          Paragraph.class,
          BulletList.class,
          OrderedList.class,
          ListItem.class,
          StrongEmphasis.class,
          Emphasis.class,
          Link.class,
          Text.class,
          SoftLineBreak.class,
          HardLineBreak.class);

  private static final Parser PARSER =
      Parser.builder()
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .enabledBlockTypes(Set.of(ListBlock.class))
          .build();

  private RichTextSyntax() {}

  /**
   * What is not allowed in rich text.
   *
   * @param line in the text, from 0
   */
  public record Violation(int line, String message) {}

  static Node parse(String markdown) {
    return PARSER.parse(markdown);
  }

  /** Everything in the text that the pages would not show as it was meant. */
  public static List<Violation> check(String markdown) {
    List<Violation> violations = new ArrayList<>();
    parse(markdown)
        .accept(
            new AbstractVisitor() {
              private int line;

              @Override
              protected void visitChildren(Node parent) {
                for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
                  line = node instanceof Block block ? lineOf(block, line) : line;
                  if (!ALLOWED.contains(node.getClass())) {
                    violations.add(new Violation(line, name(node) + " is not allowed in text"));
                  } else if (node instanceof Link link && target(link.getDestination()).isEmpty()) {
                    violations.add(
                        new Violation(line, "link leads nowhere: " + link.getDestination()));
                  }
                  visitChildren(node);
                }
              }
            });
    return violations;
  }

  private static String name(Node node) {
    return switch (node) {
      case HtmlInline html -> "HTML (" + html.getLiteral() + ")";
      case Image _ -> "a picture (use a picture block)";
      case Code _ -> "code between backticks";
      default -> node.getClass().getSimpleName();
    };
  }

  private static int lineOf(Block block, int otherwise) {
    return block.getSourceSpans().stream()
        .findFirst()
        .map(SourceSpan::getLineIndex)
        .orElse(otherwise);
  }

  /**
   * Where a link leads: into another language, to a page of this service, or to an https address.
   */
  sealed interface Target {
    record Foreign(Language language) implements Target {}

    record Own(String path) implements Target {}

    record Other(String url) implements Target {}
  }

  static Optional<Target> target(String destination) {
    if (destination.startsWith(LANGUAGE_SCHEME)) {
      return Language.ofTag(destination.substring(LANGUAGE_SCHEME.length()))
          .map(Target.Foreign::new);
    }
    try {
      URI uri = new URI(destination);
      if (uri.getScheme() == null && destination.startsWith("/") && uri.getAuthority() == null) {
        return Optional.of(new Target.Own(destination));
      }
      boolean secure = "https".equals(uri.getScheme()) && uri.getHost() != null;
      return secure ? Optional.of(new Target.Other(destination)) : Optional.empty();
    } catch (java.net.URISyntaxException e) {
      return Optional.empty();
    }
  }
}
