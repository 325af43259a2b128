package de.kaliregion.obenunten.storage.mongo.codec;

import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Wording;
import java.util.EnumMap;
import java.util.Map;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/** Writes a wording as a document of language tags and texts. */
final class WordingCodec implements Codec<Wording> {

  @Override
  public void encode(BsonWriter writer, Wording value, EncoderContext context) {
    writer.writeStartDocument();
    value.texts().forEach((language, text) -> writer.writeString(language.tag(), text));
    writer.writeEndDocument();
  }

  @Override
  public Wording decode(BsonReader reader, DecoderContext context) {
    Map<Language, String> texts = new EnumMap<>(Language.class);
    reader.readStartDocument();
    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      texts.put(LanguageTags.read(reader.readName()), reader.readString());
    }
    reader.readEndDocument();
    return new Wording(texts);
  }

  @Override
  public Class<Wording> getEncoderClass() {
    return Wording.class;
  }
}
