package de.kaliregion.obenunten;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The rules of the house: which part may know which. */
class ArchitectureTest {
  private static final String HOUSE = "de.kaliregion.obenunten";

  /** What people use; none knows another. */
  static final List<String> ROOMS =
      List.of("visitor", "studio", "classroom", "sign", "memory", "opendata", "operations");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/templates/"))
          .importPackages(HOUSE);

  private static String in(String part) {
    return HOUSE + "." + part + "..";
  }

  @ParameterizedTest
  @FieldSource("ROOMS")
  void aRoomKnowsNoOtherRoom(String room) {
    String[] others =
        ROOMS.stream()
            .filter(other -> !other.equals(room))
            .map(ArchitectureTest::in)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(in(room))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void noFloorKnowsARoom() {
    noClasses()
        .that()
        .resideInAnyPackage(in("exhibition"), in("media"), in("storage"), in("web"), in("content"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOMS.stream().map(ArchitectureTest::in).toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void storageAndWebKnowOnlyTheVocabulary() {
    noClasses()
        .that()
        .resideInAnyPackage(in("storage"), in("web"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(in("exhibition"), in("media"))
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(in("storage"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(in("web"))
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(in("web"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(in("storage"))
        .check(CLASSES);
  }

  @Test
  void theVocabularyKnowsNothingButTheJdk() {
    classes()
        .that()
        .resideInAPackage(in("content"))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "java.net..",
                    "java.text..",
                    "java.security..",
                    "java.nio.charset..")
                .or(resideInAPackage(in("content"))))
        .check(CLASSES);
  }

  @Test
  void theVocabularyHasNoClockOfItsOwn() {
    noClasses()
        .that()
        .resideInAPackage(in("content"))
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .check(CLASSES);
  }

  /** What is published reaches visitors through the exhibition; drafts live in the store alone. */
  @Test
  void exhibitionAndVisitorNeverSeeADraft() {
    noClasses()
        .that()
        .resideInAnyPackage(in("exhibition"), in("visitor"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(in("storage"))
        .orShould()
        .dependOnClassesThat(JavaClass.Predicates.simpleNameContaining("Draft").as("are drafts"))
        .check(CLASSES);
  }

  /** Who works on the stories is nobody's business where visitors are served. */
  @Test
  void whatVisitorsUseKnowsNothingOfAccounts() {
    noClasses()
        .that()
        .resideInAnyPackage(
            in("exhibition"),
            in("visitor"),
            in("sign"),
            in("classroom"),
            in("memory"),
            in("opendata"),
            in("media.deliver"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(in("content.account"))
        .check(CLASSES);
  }

  /** What curators work on is none of the visitors' business, nor of their rooms'. */
  @Test
  void roomsForVisitorsKnowNothingOfDrafts() {
    noClasses()
        .that()
        .resideInAnyPackage(
            in("exhibition"),
            in("visitor"),
            in("classroom"),
            in("sign"),
            in("memory"),
            in("opendata"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(in("content.draft"))
        .check(CLASSES);
  }

  /** What runs as a process of its own speaks to the one that started it. */
  @Test
  void onlyTheCommandLineAndItsLogsPrint() {
    noClasses()
        .that()
        .resideOutsideOfPackage(HOUSE)
        .and()
        .haveSimpleNameNotEndingWith("Process")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }

  /**
   * Libraries are told elsewhere how much they may say. The access log needs a record of its own,
   * whose time is cut to the minute.
   */
  @Test
  void everybodyLogsThroughTheFacadeOfTheJdk() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(HOUSE + ".web.AccessLog")
        .should()
        .callMethodWhere(
            target(owner(type(java.util.logging.Logger.class)))
                .and(target(nameMatching("log.*|severe|warning|info|config|fine.*"))))
        .check(CLASSES);
  }

  @Test
  void packagesKnowEachOtherInOneDirectionOnly() {
    slices().matching(HOUSE + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }
}
