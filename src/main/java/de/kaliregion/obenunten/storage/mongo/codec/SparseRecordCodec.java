package de.kaliregion.obenunten.storage.mongo.codec;

import org.bson.BsonDocument;
import org.bson.BsonDocumentWriter;
import org.bson.BsonReader;
import org.bson.BsonValue;
import org.bson.BsonWriter;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/** Writes a record without the fields that hold nothing: a missing field is an empty one. */
record SparseRecordCodec<T>(Codec<T> codec) implements Codec<T> {
  private static final BsonDocumentCodec DOCUMENTS = new BsonDocumentCodec();

  @Override
  public void encode(BsonWriter writer, T value, EncoderContext context) {
    BsonDocument document = new BsonDocument();
    codec.encode(new BsonDocumentWriter(document), value, context);
    document.values().removeIf(BsonValue::isNull);
    DOCUMENTS.encode(writer, document, context);
  }

  @Override
  public T decode(BsonReader reader, DecoderContext context) {
    return codec.decode(reader, context);
  }

  @Override
  public Class<T> getEncoderClass() {
    return codec.getEncoderClass();
  }
}
