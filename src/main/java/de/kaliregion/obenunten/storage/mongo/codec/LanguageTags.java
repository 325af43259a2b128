package de.kaliregion.obenunten.storage.mongo.codec;

import de.kaliregion.obenunten.content.Language;
import org.bson.codecs.configuration.CodecConfigurationException;

/** Reads languages by their tags. */
final class LanguageTags {
  private LanguageTags() {}

  static Language read(String tag) {
    return Language.ofTag(tag)
        .orElseThrow(() -> new CodecConfigurationException("unknown language: " + tag));
  }
}
