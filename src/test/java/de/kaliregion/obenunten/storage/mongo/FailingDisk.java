package de.kaliregion.obenunten.storage.mongo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.disk.FilePathDisk;

/** H2's files on a disk that can be told to refuse syncs, and that counts those that succeed. */
final class FailingDisk {
  private static final String SCHEME = "failing";
  private static final String PREFIX = SCHEME + ":";

  private final AtomicInteger syncs = new AtomicInteger();
  private final Files files = new Files(this);
  private volatile boolean failing;

  void plugIn() {
    FilePath.register(files);
  }

  void unplug() {
    FilePath.unregister(files);
  }

  /** The file, reached through this disk. */
  Path path(Path file) {
    return Path.of(PREFIX + file);
  }

  void failSyncs() {
    failing = true;
  }

  void heal() {
    failing = false;
  }

  int syncs() {
    return syncs.get();
  }

  private void sync(FileChannel channel, boolean metaData) throws IOException {
    if (failing) {
      throw new IOException("the disk fails");
    }
    channel.force(metaData);
    syncs.incrementAndGet();
  }

  private static final class Files extends FilePathDisk {
    private final FailingDisk disk;

    Files(FailingDisk disk) {
      this.disk = disk;
    }

    @Override
    public String getScheme() {
      return SCHEME;
    }

    @Override
    public FilePathDisk getPath(String path) {
      Files file = new Files(disk);
      file.name = path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : path;
      return file;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
      return new Channel(disk, super.open(mode));
    }
  }

  /** Only what H2's file store uses. */
  private static final class Channel extends FileBase {
    private final FailingDisk disk;
    private final FileChannel channel;

    Channel(FailingDisk disk, FileChannel channel) {
      this.disk = disk;
      this.channel = channel;
    }

    @Override
    public void force(boolean metaData) throws IOException {
      disk.sync(channel, metaData);
    }

    @Override
    public int read(ByteBuffer to, long position) throws IOException {
      return channel.read(to, position);
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
      return channel.write(from, position);
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
      return channel.read(to);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
      return channel.write(from);
    }

    @Override
    public long position() throws IOException {
      return channel.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
      channel.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      channel.truncate(size);
      return this;
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return channel.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      channel.close();
    }
  }
}
