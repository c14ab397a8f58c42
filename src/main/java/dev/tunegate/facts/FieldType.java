package dev.tunegate.facts;

/** The kind of value that a field of a case holds. */
public enum FieldType {
  /** True or false. */
  BOOLEAN,
  /** A whole number. */
  INTEGER,
  /** A decimal number with at most four fraction digits. */
  DECIMAL,
  /** One of a closed list of words. */
  ENUM
}
