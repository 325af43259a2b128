package de.kaliregion.obenunten.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kaliregion.obenunten.content.Depth;
import de.kaliregion.obenunten.storage.StorageException;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class DocumentFormatTest {
  /** As if the first version had kept the depth in a field of another name. */
  private final DocumentFormat<Depth> second =
      new DocumentFormat<>(
          Depth.class,
          depth -> "d" + depth.metres(),
          2,
          old -> old.append("metres", old.get("teufe")));

  @Test
  void writesNameAndVersionBeforeTheFields() {
    assertThat(second.write(new Depth(500, true)).toJson())
        .isEqualTo("{\"_id\": \"d500\", \"schemaVersion\": 2, \"metres\": 500, \"about\": true}");
  }

  @Test
  void readsItsOwnVersion() {
    assertThat(second.read(second.write(new Depth(500, true)))).isEqualTo(new Depth(500, true));
  }

  @Test
  void readsTheVersionBefore() {
    BsonDocument old =
        BsonDocument.parse("{_id: 'd500', schemaVersion: 1, teufe: 500, about: false}");

    assertThat(second.read(old)).isEqualTo(new Depth(500, false));
  }

  @Test
  void refusesAnyOtherVersionAndSaysWhich() {
    for (String version : new String[] {"0", "3", "'x'"}) {
      BsonDocument other = BsonDocument.parse("{_id: 'd500', schemaVersion: " + version + "}");

      assertThatThrownBy(() -> second.read(other))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("d500")
          .hasMessageContaining("reads 1 and 2");
    }
  }

  @Test
  void saysWhichDocumentBreaksARule() {
    BsonDocument tooDeep =
        BsonDocument.parse("{_id: 'd5000', schemaVersion: 2, metres: 5000, about: false}");

    assertThatThrownBy(() -> second.read(tooDeep))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("d5000")
        .hasStackTraceContaining("1 to 2000 metres");
  }
}
