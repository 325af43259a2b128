package de.kaliregion.obenunten.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.file.Path;
import java.util.List;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a disk that fails to sync. */
class DurableH2BackendTest {
  @TempDir Path folder;

  private final FailingDisk disk = new FailingDisk();
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private DurableH2Backend backend;

  @BeforeEach
  void open() {
    disk.plugIn();
    backend = new DurableH2Backend(disk.path(folder.resolve("documents.mv")));
    insert(0);
  }

  @AfterEach
  void close() {
    disk.heal();
    backend.close();
    channel.close();
    disk.unplug();
  }

  @Test
  void aWriteWhoseSyncFailsIsNotAcknowledged() {
    disk.failSyncs();

    assertThatThrownBy(() -> insert(1)).isInstanceOf(MVStoreException.class);
  }

  /** Its commit finds nothing to write: the one whose sync failed has committed for both. */
  @Test
  void noOtherWriterOfTheSameCommitIsAcknowledgedEither() {
    disk.failSyncs();
    assertThatThrownBy(() -> insert(1)).isInstanceOf(MVStoreException.class);

    assertThatThrownBy(this::changeNothing).isInstanceOf(MVStoreException.class);
  }

  @Test
  void theNextWriterMakesUpForASyncThatFailed() {
    disk.failSyncs();
    assertThatThrownBy(() -> insert(1)).isInstanceOf(MVStoreException.class);
    disk.heal();
    int syncs = disk.syncs();

    changeNothing();

    assertThat(disk.syncs()).isEqualTo(syncs + 1);
  }

  @Test
  void aCommandThatChangesNothingDoesNotWaitForTheDisk() {
    changeNothing();
    int syncs = disk.syncs();

    changeNothing();

    assertThat(disk.syncs()).isEqualTo(syncs);
  }

  private void insert(int id) {
    run(
        new Document("insert", "things")
            .append("documents", List.of(new Document("_id", id)))
            .append("$db", "test"));
  }

  private void changeNothing() {
    Document all = new Document("q", new Document("_id", "nobody")).append("limit", 0);
    run(new Document("delete", "things").append("deletes", List.of(all)).append("$db", "test"));
  }

  private void run(Document command) {
    Document reply =
        backend.handleMessage(new MongoMessage(channel, new MessageHeader(1, 0), command));
    assertThat(reply).containsEntry("ok", 1.0).doesNotContainKey("writeErrors");
  }
}
