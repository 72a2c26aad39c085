package io.github.tammes.spark;

import java.io.IOException;
import java.io.InputStream;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.worker.Worker;

/** The main class of a process of {@link LocalCluster}, which ends when the process that started it is no more. */
final class ClusterProcess {

    private static final String HOST = "127.0.0.1";

    private ClusterProcess() {}

    /**
     * Runs a master, which prints its address, or a worker.
     *
     * @param arguments "master"; or "worker", the address of the master and the folder to work in
     */
    public static void main(String[] arguments) {
        endWithInput();
        if (arguments[0].equals("master")) {
            var started = Master.startRpcEnvAndEndpoint(HOST, 0, 0, new SparkConf());
            System.out.println(started._1().address().toSparkURL());
            started._1().awaitTermination();
        } else {
            Worker.main(new String[] {
                "--host",
                HOST,
                "--webui-port",
                "0",
                "--cores",
                "1",
                "--memory",
                "1g",
                "--work-dir",
                arguments[2],
                arguments[1]
            });
        }
    }

    private static void endWithInput() {
        Thread watcher = new Thread(
                () -> {
                    try (InputStream in = System.in) {
                        while (in.read() >= 0) {
                            // Whatever is said, only the end counts.
                        }
                    } catch (IOException e) {
                        // As good as its end.
                    }
                    System.exit(0);
                },
                "end of input");
        watcher.setDaemon(true);
        watcher.start();
    }
}
