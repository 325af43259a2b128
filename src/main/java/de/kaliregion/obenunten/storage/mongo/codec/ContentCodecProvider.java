package de.kaliregion.obenunten.storage.mongo.codec;

import de.kaliregion.obenunten.content.Block;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import org.bson.codecs.Codec;
import org.bson.codecs.configuration.CodecConfigurationException;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.codecs.record.RecordCodecProvider;

/** Finds the codecs for records, their optional components, and blocks. */
final class ContentCodecProvider implements CodecProvider {
  private final RecordCodecProvider records = new RecordCodecProvider();

  @Override
  public <T> Codec<T> get(Class<T> type, CodecRegistry registry) {
    return get(type, List.of(), registry);
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> Codec<T> get(Class<T> type, List<Type> arguments, CodecRegistry registry) {
    if (type == Optional.class) {
      return (Codec<T>) optional((Class<Optional<Object>>) type, arguments, registry);
    }
    if (type == Block.class) {
      return (Codec<T>) new BlockCodec(registry);
    }
    Codec<T> codec = records.get(type, arguments, registry);
    return codec == null ? null : new SparseRecordCodec<>(codec);
  }

  @SuppressWarnings("unchecked")
  private static Codec<Optional<Object>> optional(
      Class<Optional<Object>> type, List<Type> arguments, CodecRegistry registry) {
    if (arguments.size() != 1) {
      throw new CodecConfigurationException("an Optional needs to say of what");
    }
    return new OptionalCodec<>(type, (Codec<Object>) element(arguments.getFirst(), registry));
  }

  private static Codec<?> element(Type type, CodecRegistry registry) {
    return switch (type) {
      case Class<?> plain -> registry.get(plain);
      case ParameterizedType generic ->
          registry.get((Class<?>) generic.getRawType(), List.of(generic.getActualTypeArguments()));
      default -> throw new CodecConfigurationException("no codec for an Optional of " + type);
    };
  }
}
