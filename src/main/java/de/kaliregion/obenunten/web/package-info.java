/**
 * HTTP manners, for every room alike: a server with deadlines, one form of error, languages,
 * security headers, and pages that are sent from memory.
 *
 * <p>Helidon 4.5.0 has faults that this package covers, each with a test: it sets no deadlines,
 * goes on after {@code Connection: close}, writes {@code Date} in local time, sends bodies with
 * HEAD and lengths with 304, answers 404 to wrong methods, keeps headers on error answers, and is
 * silent when its port is taken.
 */
package de.kaliregion.obenunten.web;
