package de.kaliregion.obenunten.operations.collection;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** YAML 1.2 as nodes that know their line. */
final class YamlText {
  private YamlText() {}

  static Optional<Node> compose(String file, int lineOffset, String yaml, Faults faults) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setMaxAliasesForCollections(0)
            .setUseMarks(true)
            // In one piece: between two, the parser loses a character of more than 16 bits.
            .setBufferSize(yaml.length() + 1)
            .build();
    try {
      Optional<Node> node = new Compose(settings).composeString(yaml);
      if (node.isEmpty()) {
        faults.add(file, lineOffset + 1, "file", "is empty");
      }
      return node;
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      faults.add(file, lineOffset + line, "syntax", e.getProblem());
    } catch (YamlEngineException e) {
      faults.add(file, lineOffset + 1, "syntax", String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }
}
