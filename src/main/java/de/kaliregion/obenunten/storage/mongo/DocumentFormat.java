package de.kaliregion.obenunten.storage.mongo;

import de.kaliregion.obenunten.storage.StorageException;
import de.kaliregion.obenunten.storage.mongo.codec.ContentCodecs;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWriter;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/**
 * How a record becomes a document: {@code _id}, {@code schemaVersion}, then the record's fields.
 * Reads this version and the one before, so that nodes of two releases can share a database.
 *
 * @param id the record's lasting name
 * @param version what is written, from 1
 * @param fromPrevious turns a document of the version before into one of this version
 */
public record DocumentFormat<T extends Record>(
    Class<T> type, Function<T, String> id, int version, UnaryOperator<BsonDocument> fromPrevious) {
  public static final String ID = "_id";
  public static final String VERSION = "schemaVersion";

  /** A format that has had no version before. */
  public static <T extends Record> DocumentFormat<T> first(Class<T> type, Function<T, String> id) {
    return new DocumentFormat<>(type, id, 1, UnaryOperator.identity());
  }

  BsonDocument write(T value) {
    BsonDocument fields = new BsonDocument();
    codec().encode(new BsonDocumentWriter(fields), value, EncoderContext.builder().build());
    BsonDocument document =
        new BsonDocument(ID, new BsonString(id.apply(value)))
            .append(VERSION, new BsonInt32(version));
    document.putAll(fields);
    return document;
  }

  /**
   * @throws StorageException when another version wrote the document, or it breaks a rule of the
   *     vocabulary
   */
  T read(BsonDocument document) {
    BsonDocument current = upToDate(document);
    try {
      return codec().decode(current.asBsonReader(), DecoderContext.builder().build());
    } catch (RuntimeException e) {
      throw new StorageException("The document " + nameOf(document) + " cannot be read", e);
    }
  }

  private BsonDocument upToDate(BsonDocument document) {
    BsonValue written = document.get(VERSION);
    int found = written != null && written.isNumber() ? written.asNumber().intValue() : 0;
    if (found == version) {
      return document;
    }
    if (found == version - 1 && found > 0) {
      return fromPrevious.apply(document);
    }
    throw new StorageException(
        "The document "
            + nameOf(document)
            + " has schemaVersion "
            + found
            + "; this program reads "
            + (version > 1 ? (version - 1) + " and " : "")
            + version);
  }

  private String nameOf(BsonDocument document) {
    return type.getSimpleName() + " " + document.get(ID);
  }

  private Codec<T> codec() {
    return ContentCodecs.registry().get(type);
  }
}
