package dev.tunegate;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the plan of the house: which package may need which. */
@AnalyzeClasses(packages = "dev.tunegate", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule dependencies_point_one_way =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("program")
          .definedBy("dev.tunegate")
          .layer("facts")
          .definedBy("dev.tunegate.facts")
          .layer("verdict")
          .definedBy("dev.tunegate.verdict")
          .layer("policy")
          .definedBy("dev.tunegate.policy")
          .layer("engine")
          .definedBy("dev.tunegate.engine")
          .layer("analysis")
          .definedBy("dev.tunegate.analysis")
          .layer("picture")
          .definedBy("dev.tunegate.picture")
          .layer("ledger")
          .definedBy("dev.tunegate.ledger")
          .layer("store")
          .definedBy("dev.tunegate.store")
          .layer("accounts")
          .definedBy("dev.tunegate.accounts")
          .layer("versions")
          .definedBy("dev.tunegate.versions")
          .layer("register")
          .definedBy("dev.tunegate.register")
          .layer("audit")
          .definedBy("dev.tunegate.audit")
          .layer("desk")
          .definedBy("dev.tunegate.desk")
          .layer("web")
          .definedBy("dev.tunegate.web")
          .layer("cli")
          .definedBy("dev.tunegate.cli")
          .whereLayer("facts")
          .mayNotAccessAnyLayer()
          .whereLayer("verdict")
          .mayNotAccessAnyLayer()
          .whereLayer("policy")
          .mayOnlyAccessLayers("facts", "verdict")
          .whereLayer("engine")
          .mayOnlyAccessLayers("facts", "verdict", "policy")
          .whereLayer("analysis")
          .mayOnlyAccessLayers("facts", "verdict", "policy", "engine")
          .whereLayer("picture")
          .mayOnlyAccessLayers("verdict")
          .whereLayer("ledger")
          .mayNotAccessAnyLayer()
          .whereLayer("store")
          .mayOnlyAccessLayers("ledger")
          .whereLayer("accounts")
          .mayOnlyAccessLayers("store")
          .whereLayer("versions")
          .mayOnlyAccessLayers(
              "facts", "verdict", "policy", "engine", "analysis", "ledger", "store")
          .whereLayer("register")
          .mayOnlyAccessLayers("facts", "verdict", "policy", "engine", "ledger", "store")
          .whereLayer("audit")
          .mayOnlyAccessLayers(
              "facts",
              "verdict",
              "policy",
              "engine",
              "analysis",
              "ledger",
              "store",
              "versions",
              "register")
          .whereLayer("desk")
          .mayOnlyAccessLayers(
              "facts",
              "verdict",
              "policy",
              "engine",
              "analysis",
              "ledger",
              "store",
              "accounts",
              "versions",
              "register",
              "audit")
          .whereLayer("web")
          .mayOnlyBeAccessedByLayers("program")
          .whereLayer("cli")
          .mayOnlyBeAccessedByLayers("program");

  @ArchTest
  static final ArchRule the_core_knows_no_spring =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.tunegate.facts",
              "dev.tunegate.verdict",
              "dev.tunegate.policy",
              "dev.tunegate.engine",
              "dev.tunegate.analysis",
              "dev.tunegate.picture",
              "dev.tunegate.ledger")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework..");

  @ArchTest
  static final ArchRule the_store_and_the_versions_know_of_spring_what_is_for_databases =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.tunegate.store",
              "dev.tunegate.versions",
              "dev.tunegate.register",
              "dev.tunegate.audit")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.springframework..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "org.springframework.jdbc..",
                              "org.springframework.dao..",
                              "org.springframework.transaction.."))));

  @ArchTest
  static final ArchRule accounts_know_of_spring_what_is_for_databases_and_for_hashing =
      noClasses()
          .that()
          .resideInAPackage("dev.tunegate.accounts")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.springframework..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "org.springframework.jdbc..",
                              "org.springframework.dao..",
                              "org.springframework.security.crypto.."))));

  @ArchTest
  static final ArchRule only_policy_and_engine_know_drools =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.tunegate.policy", "dev.tunegate.engine")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.kie..", "org.drools..");

  @ArchTest
  static final ArchRule only_the_picture_knows_elk =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.tunegate.picture")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.eclipse..", "com.google.common..");

  @ArchTest
  static final ArchRule the_command_line_draws_nothing =
      noClasses()
          .that()
          .resideInAPackage("dev.tunegate.cli")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.tunegate.picture", "com.openhtmltopdf..", "org.apache.pdfbox..");

  @ArchTest
  static final ArchRule the_command_line_starts_without_spring_boot =
      noClasses()
          .that()
          .resideInAPackage("dev.tunegate.cli")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework..");

  @ArchTest
  static final ArchRule facts_and_conclusions_are_immutable =
      classes()
          .that()
          .implement(dev.tunegate.verdict.Conclusion.class)
          .or()
          .implement(dev.tunegate.facts.Part.class)
          .should()
          .beRecords();
}
