package de.kaliregion.obenunten.web.page;

import de.kaliregion.obenunten.content.RichText;
import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.net.URI;
import org.commonmark.node.Block;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/**
 * Rich text as HTML of a fixed list of elements: p, ul, ol, li, strong, em, a, span, br. Whatever
 * else the Markdown holds comes out as its plain text, so that nothing written in a story can
 * become markup.
 */
public final class RichTextHtml implements Content {
  private final String html;

  private RichTextHtml(String html) {
    this.html = html;
  }

  /** The text as paragraphs and lists. */
  public static RichTextHtml of(RichText text) {
    return of(text, "");
  }

  /**
   * The same for readers elsewhere: links to pages of this service are full addresses.
   *
   * @param base the service's own address, without a slash at the end
   */
  public static RichTextHtml of(RichText text, URI base) {
    return of(text, base.toString());
  }

  private static RichTextHtml of(RichText text, String base) {
    Writer writer = new Writer(base, new StringBuilder());
    writer.children(RichTextSyntax.parse(text.markdown()));
    return new RichTextHtml(writer.out.toString());
  }

  /** The words alone, without markup, as for search and for descriptions of links. */
  public static String plain(RichText text) {
    StringBuilder out = new StringBuilder();
    words(RichTextSyntax.parse(text.markdown()), out);
    return out.toString().strip().replaceAll("\\s+", " ");
  }

  @Override
  public void writeTo(TemplateOutput output) {
    output.writeContent(html);
  }

  @Override
  public String toString() {
    return html;
  }

  /** Writes elements; links to own pages begin with the base. */
  private record Writer(String base, StringBuilder out) {

    void children(Node parent) {
      for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
        write(node);
      }
    }

    private void write(Node node) {
      switch (node) {
        case Text text -> escape(text.getLiteral(), out);
        case Paragraph _ when node.getParent() instanceof ListItem -> children(node);
        case Paragraph _ -> element("p", "", node);
        case BulletList _ -> element("ul", "", node);
        case OrderedList _ -> element("ol", "", node);
        case ListItem _ -> element("li", "", node);
        case StrongEmphasis _ -> element("strong", "", node);
        case Emphasis _ -> element("em", "", node);
        case Link link -> link(link);
        case HardLineBreak _ -> out.append("<br>");
        case SoftLineBreak _ -> out.append('\n');
        default -> {
          StringBuilder words = new StringBuilder();
          word(node, words);
          escape(words.toString(), out);
        }
      }
    }

    private void link(Link link) {
      switch (RichTextSyntax.target(link.getDestination()).orElse(null)) {
        case RichTextSyntax.Target.Foreign(var language) ->
            element("span", " lang=\"" + language.tag() + "\"", link);
        case RichTextSyntax.Target.Own(var path) -> element("a", href(base + path), link);
        case RichTextSyntax.Target.Other(var url) ->
            element("a", href(url) + " rel=\"noopener external\"", link);
        case null -> children(link);
      }
    }

    private void element(String name, String attributes, Node node) {
      out.append('<').append(name).append(attributes).append('>');
      children(node);
      out.append("</").append(name).append('>');
    }
  }

  private static String href(String address) {
    StringBuilder out = new StringBuilder(" href=\"");
    escape(address, out);
    return out.append('"').toString();
  }

  private static void words(Node parent, StringBuilder out) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      word(node, out);
    }
  }

  private static void word(Node node, StringBuilder out) {
    switch (node) {
      case Text text -> out.append(text.getLiteral());
      case Code code -> out.append(code.getLiteral());
      case HtmlInline html -> out.append(html.getLiteral());
      case SoftLineBreak _, HardLineBreak _ -> out.append(' ');
      default -> words(node, out);
    }
    if (node instanceof Block) {
      out.append(' ');
    }
  }

  private static void escape(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }
}
