package dev.tunegate.web;

/** An address of the service's own form behind which there is nothing. */
final class NotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotFoundException() {
    super("There is nothing at this address.");
  }
}
