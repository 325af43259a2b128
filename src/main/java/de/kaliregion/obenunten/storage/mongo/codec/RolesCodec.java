package de.kaliregion.obenunten.storage.mongo.codec;

import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.Role;
import de.kaliregion.obenunten.content.account.Roles;
import java.util.HashMap;
import java.util.Map;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/** Writes roles as a document of organisations and roles, so that one can be set by itself. */
final class RolesCodec implements Codec<Roles> {

  @Override
  public void encode(BsonWriter writer, Roles value, EncoderContext context) {
    writer.writeStartDocument();
    value
        .byOrganisation()
        .forEach((organisation, role) -> writer.writeString(organisation.value(), role.name()));
    writer.writeEndDocument();
  }

  @Override
  public Roles decode(BsonReader reader, DecoderContext context) {
    Map<Slug, Role> roles = new HashMap<>();
    reader.readStartDocument();
    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      roles.put(new Slug(reader.readName()), Role.valueOf(reader.readString()));
    }
    reader.readEndDocument();
    return new Roles(roles);
  }

  @Override
  public Class<Roles> getEncoderClass() {
    return Roles.class;
  }
}
