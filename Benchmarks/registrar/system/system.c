#define _GNU_SOURCE
#include "CLoadSystem.h"

#include <poll.h>
#include <sched.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

struct batch {
    struct mmsghdr headers[LOAD_BATCH];
    struct iovec vectors[LOAD_BATCH];
};

static unsigned fill(struct batch *batch, const struct load_packet *packets, unsigned count) {
    if (count > LOAD_BATCH) count = LOAD_BATCH;
    memset(batch->headers, 0, count * sizeof batch->headers[0]);
    for (unsigned i = 0; i < count; i++) {
        batch->vectors[i] = (struct iovec){packets[i].bytes, packets[i].length};
        batch->headers[i].msg_hdr.msg_iov = &batch->vectors[i];
        batch->headers[i].msg_hdr.msg_iovlen = 1;
    }
    return count;
}

int load_send(int socket, const struct load_packet *packets, unsigned count) {
    struct batch batch;
    count = fill(&batch, packets, count);
    return sendmmsg(socket, batch.headers, count, 0);
}

int load_receive(int socket, struct load_packet *packets, unsigned count, unsigned room) {
    struct batch batch;
    for (unsigned i = 0; i < count; i++) packets[i].length = room;
    count = fill(&batch, packets, count);
    int received = recvmmsg(socket, batch.headers, count, MSG_DONTWAIT, NULL);
    for (int i = 0; i < received; i++) packets[i].length = batch.headers[i].msg_len;
    return received;
}

void load_wait(int socket, unsigned long nanoseconds) {
    struct pollfd poll = {.fd = socket, .events = POLLIN};
    struct timespec time = {.tv_sec = nanoseconds / 1000000000, .tv_nsec = nanoseconds % 1000000000};
    ppoll(&poll, 1, &time, NULL);
}

int load_pin(int processor) {
    cpu_set_t set;
    if (processor < 0 || processor >= CPU_SETSIZE) return -1;
    CPU_ZERO(&set);
    CPU_SET(processor, &set);
    return sched_setaffinity(0, sizeof set, &set);
}
