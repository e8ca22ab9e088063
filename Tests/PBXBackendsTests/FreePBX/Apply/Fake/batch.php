<?php
// Runs scripts one after the other, each in a process of its own but without starting PHP anew.
// The file in the first argument holds the jobs; each gets its exit code as `status`, and its output in its file.

$jobs = json_decode(file_get_contents($argv[1]), true);
foreach ($jobs as $index => $job) {
    $child = pcntl_fork();
    if ($child === 0) {
        foreach ($job['environment'] as $name => $value) {
            putenv("$name=$value");
        }
        ob_start(function ($text) use ($job) {
            file_put_contents($job['output'], $text, FILE_APPEND);
            return '';
        });
        $argv = array_merge(array($job['script']), $job['arguments']);
        include $job['script'];
        exit(99);
    }
    pcntl_waitpid($child, $status);
    $jobs[$index]['status'] = pcntl_wifexited($status) ? pcntl_wexitstatus($status) : -1;
}
file_put_contents($argv[1], json_encode($jobs));
