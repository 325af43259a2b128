package de.kaliregion.obenunten.storage.mongo.codec;

import static java.util.stream.Collectors.toUnmodifiableMap;

import de.kaliregion.obenunten.content.Block;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWriter;
import org.bson.BsonReader;
import org.bson.BsonReaderMark;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecConfigurationException;
import org.bson.codecs.configuration.CodecRegistry;

/** Writes a block as its record with the field {@code kind} in front. */
record BlockCodec(CodecRegistry registry) implements Codec<Block> {
  private static final String KIND = "kind";
  private static final BsonDocumentCodec DOCUMENTS = new BsonDocumentCodec();
  private static final Map<String, Class<? extends Block>> TYPES =
      Map.ofEntries(
          Map.entry("text", Block.Text.class),
          Map.entry("picture", Block.Picture.class),
          Map.entry("gallery", Block.Gallery.class),
          Map.entry("then-and-now", Block.ThenAndNow.class),
          Map.entry("audio", Block.Audio.class),
          Map.entry("video", Block.Video.class),
          Map.entry("panorama", Block.Panorama.class),
          Map.entry("model", Block.Model.class),
          Map.entry("document", Block.Document.class),
          Map.entry("quote", Block.Quote.class),
          Map.entry("timeline", Block.Timeline.class),
          Map.entry("question", Block.Question.class),
          Map.entry("map", Block.Map.class));
  private static final Map<Class<? extends Block>, String> KINDS =
      TYPES.entrySet().stream().collect(toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

  @Override
  public void encode(BsonWriter writer, Block block, EncoderContext context) {
    BsonDocument fields = new BsonDocument();
    encode(block.getClass().asSubclass(Block.class), block, fields, context);
    BsonDocument document = new BsonDocument(KIND, new BsonString(KINDS.get(block.getClass())));
    document.putAll(fields);
    DOCUMENTS.encode(writer, document, context);
  }

  private <T extends Block> void encode(
      Class<T> type, Block block, BsonDocument target, EncoderContext context) {
    registry.get(type).encode(new BsonDocumentWriter(target), type.cast(block), context);
  }

  @Override
  public Block decode(BsonReader reader, DecoderContext context) {
    String kind = kindOf(reader);
    Class<? extends Block> type = TYPES.get(kind);
    if (type == null) {
      throw new CodecConfigurationException("unknown kind of block: '" + kind + "'");
    }
    return registry.get(type).decode(reader, context);
  }

  /** Looks ahead; the reader stays where it was. */
  private static String kindOf(BsonReader reader) {
    BsonReaderMark start = reader.getMark();
    String kind = "";
    reader.readStartDocument();
    while (kind.isEmpty() && reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      if (reader.readName().equals(KIND)) {
        kind = reader.readString();
      } else {
        reader.skipValue();
      }
    }
    start.reset();
    return kind;
  }

  @Override
  public Class<Block> getEncoderClass() {
    return Block.class;
  }
}
