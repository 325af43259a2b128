package de.kaliregion.obenunten.storage.mongo.codec;

import com.mongodb.MongoClientSettings;
import de.kaliregion.obenunten.content.EmailAddress;
import de.kaliregion.obenunten.content.Language;
import de.kaliregion.obenunten.content.Sha256;
import de.kaliregion.obenunten.content.SignCode;
import de.kaliregion.obenunten.content.Slug;
import de.kaliregion.obenunten.content.account.AccountId;
import de.kaliregion.obenunten.content.draft.story.SaveId;
import java.net.URI;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;

/**
 * The codecs for the vocabulary, and for any other public record made of such parts. An empty
 * Optional is not written; a missing field reaches the record's constructor as null, which must
 * take it for empty. Instants are kept to the millisecond.
 */
public final class ContentCodecs {
  private static final CodecRegistry REGISTRY =
      CodecRegistries.fromRegistries(
          CodecRegistries.fromCodecs(
              new TextCodec<>(Slug.class, Slug::value, Slug::new),
              new TextCodec<>(Sha256.class, Sha256::hex, Sha256::new),
              new TextCodec<>(SignCode.class, SignCode::value, SignCode::new),
              new TextCodec<>(Language.class, Language::tag, LanguageTags::read),
              new TextCodec<>(URI.class, URI::toString, URI::create),
              new TextCodec<>(AccountId.class, AccountId::value, AccountId::new),
              new TextCodec<>(EmailAddress.class, EmailAddress::value, EmailAddress::new),
              new TextCodec<>(SaveId.class, SaveId::value, SaveId::new),
              new RolesCodec(),
              new WordingCodec()),
          CodecRegistries.fromProviders(new ContentCodecProvider()),
          MongoClientSettings.getDefaultCodecRegistry());

  private ContentCodecs() {}

  /** The codecs, with those of the driver. */
  public static CodecRegistry registry() {
    return REGISTRY;
  }
}
