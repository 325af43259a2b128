package de.kaliregion.obenunten.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.kaliregion.obenunten.SampleHouse;
import de.kaliregion.obenunten.web.page.Assets;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The terms of those who wrote parts of our scripts go with the scripts. */
@ExtendWith(SampleHouse.Key.class)
class LicencesTest {
  private static final Pattern ADDRESS =
      Pattern.compile("//! (/assets/[a-z]+\\.licences-[0-9a-f]+\\.txt)\\s*$");

  private final SampleHouse house;
  private final Assets assets = new Assets(new ObjectMapper());

  LicencesTest(SampleHouse house) {
    this.house = house;
  }

  @ParameterizedTest
  @CsvSource({
    "zoom.js, openseadragon, Redistribution and use in source and binary forms",
    "studio.js, tus-js-client, Permission is hereby granted",
    "studio.js, js-base64, Redistribution and use in source and binary forms"
  })
  void aScriptSaysWhereTheyAre(String script, String author, String terms) throws Exception {
    Matcher address = ADDRESS.matcher(text(house.get(assets.path(script))));
    assertThat(address.find()).isTrue();

    HttpResponse<byte[]> licences = house.get(address.group(1));

    assertThat(licences.statusCode()).isEqualTo(200);
    assertThat(licences.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
    assertThat(text(licences)).containsPattern("(?m)^" + author + " [0-9]").contains(terms);
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
