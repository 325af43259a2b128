package de.kaliregion.obenunten.storage.mongo.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kaliregion.obenunten.content.Block;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Organisation;
import de.kaliregion.obenunten.content.RichText;
import de.kaliregion.obenunten.content.Sign;
import de.kaliregion.obenunten.content.SignCode;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.Wording;
import de.kaliregion.obenunten.storage.GeneratedContent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCodecsTest {

  @Test
  void everyRecordComesBackEqual() {
    for (long seed = 0; seed < 100; seed++) {
      for (Record original : new GeneratedContent(seed).each()) {
        assertThat(throughBytes(original)).as("seed %d", seed).isEqualTo(original);
      }
    }
  }

  @Test
  void everyKindOfBlockComesBackEqual() {
    for (long seed = 0; seed < 100; seed++) {
      for (Block original : new GeneratedContent(seed).blocks()) {
        BsonDocument document = write(Block.class, original);
        assertThat(read(Block.class, document)).as("seed %d", seed).isEqualTo(original);
      }
    }
  }

  @Test
  void generatedBlocksAreOfEveryKindThatThereIs() {
    Set<Class<?>> generated =
        new GeneratedContent(1).blocks().stream().map(Block::getClass).collect(Collectors.toSet());

    assertThat(generated)
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(Block.class.getPermittedSubclasses()));
  }

  @Test
  void aBlockSaysItsKindFirst() {
    List<String> kinds =
        new GeneratedContent(1)
            .blocks().stream().map(block -> write(Block.class, block)).map(this::kind).toList();

    assertThat(kinds)
        .containsExactly(
            "text",
            "picture",
            "gallery",
            "then-and-now",
            "audio",
            "video",
            "panorama",
            "model",
            "document",
            "quote",
            "timeline",
            "question",
            "map");
  }

  private String kind(BsonDocument block) {
    assertThat(block.getFirstKey()).isEqualTo("kind");
    return block.getString("kind").getValue();
  }

  @Test
  void whatIsEmptyIsNotWritten() {
    Block block = new Block.Text(Optional.empty(), Optional.of(new RichText("Salz")));

    assertThat(write(Block.class, block))
        .isEqualTo(BsonDocument.parse("{kind: 'text', text: {markdown: 'Salz'}}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{code: 'CODE', state: 'UNASSIGNED'}",
        "{code: 'CODE', state: 'UNASSIGNED', story: null, place: null, location: null}",
        "{code: 'CODE', state: 'UNASSIGNED', somethingNew: 1}"
      })
  void aMissingFieldAndANullAreEmptyAndAnUnknownFieldIsPassedOver(String json) {
    SignCode code = SignCode.withCheckSymbol("7K3Q9X");

    assertThat(read(Sign.class, BsonDocument.parse(json.replace("CODE", code.value()))))
        .isEqualTo(
            new Sign(
                code, Sign.State.UNASSIGNED, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @Test
  void aWordingIsADocumentOfLanguageTags() {
    Organisation museum =
        new Organisation(
            new Slug("museum"),
            new Wording(Map.of(Language.GERMAN, "Museum", Language.EASY_GERMAN, "Das Museum")));

    assertThat(write(Organisation.class, museum))
        .isEqualTo(
            BsonDocument.parse(
                "{slug: 'museum', name: {de: 'Museum', 'de-simple': 'Das Museum'}}"));
  }

  @Test
  void anUnknownKindOfBlockIsRefusedByName() {
    assertThatThrownBy(() -> read(Block.class, BsonDocument.parse("{kind: 'hologram'}")))
        .isInstanceOf(CodecConfigurationException.class)
        .hasMessageContaining("hologram");
  }

  @Test
  void anUnknownLanguageIsRefusedByName() {
    BsonDocument museum = BsonDocument.parse("{slug: 'museum', name: {de: 'M', tlh: 'M'}}");

    assertThatThrownBy(() -> read(Organisation.class, museum)).hasStackTraceContaining("tlh");
  }

  private static <T extends Record> Object throughBytes(T original) {
    @SuppressWarnings("unchecked")
    Class<T> type = (Class<T>) original.getClass();
    RawBsonDocument bytes = new RawBsonDocument(write(type, original), new BsonDocumentCodec());
    return read(type, bytes.asBsonReader());
  }

  private static <T> BsonDocument write(Class<T> type, T value) {
    BsonDocument document = new BsonDocument();
    ContentCodecs.registry()
        .get(type)
        .encode(new BsonDocumentWriter(document), value, EncoderContext.builder().build());
    return document;
  }

  private static <T> T read(Class<T> type, BsonDocument document) {
    return read(type, new BsonDocumentReader(document));
  }

  private static <T> T read(Class<T> type, org.bson.BsonReader reader) {
    return ContentCodecs.registry().get(type).decode(reader, DecoderContext.builder().build());
  }
}
