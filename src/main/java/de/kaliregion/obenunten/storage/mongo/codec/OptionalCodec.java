package de.kaliregion.obenunten.storage.mongo.codec;

import java.util.Optional;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/** Writes what is there; an empty one becomes null, which {@link SparseRecordCodec} leaves out. */
record OptionalCodec<T>(Class<Optional<T>> type, Codec<T> codec) implements Codec<Optional<T>> {

  @Override
  public void encode(BsonWriter writer, Optional<T> value, EncoderContext context) {
    if (value.isPresent()) {
      codec.encode(writer, value.get(), context);
    } else {
      writer.writeNull();
    }
  }

  @Override
  public Optional<T> decode(BsonReader reader, DecoderContext context) {
    if (reader.getCurrentBsonType() == BsonType.NULL) {
      reader.readNull();
      return Optional.empty();
    }
    return Optional.of(codec.decode(reader, context));
  }

  @Override
  public Class<Optional<T>> getEncoderClass() {
    return type;
  }
}
