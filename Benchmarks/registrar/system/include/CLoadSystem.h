// The system calls of Linux that Swift's Glibc module does not show, because they are extensions of GNU's.
#ifndef CLOADSYSTEM_H
#define CLOADSYSTEM_H

// Packets in one call at most.
#define LOAD_BATCH 64

// One packet: its bytes, and how many there are (or, before receiving, how many there is room for).
struct load_packet {
    void *bytes;
    unsigned length;
};

// Sends packets over a connected socket (sendmmsg). Returns how many were sent, or -1 with errno.
int load_send(int socket, const struct load_packet *packets, unsigned count);

// Takes the packets that have arrived, without waiting for any (recvmmsg); `packets` get their lengths, up to `room`.
// Returns how many there were, or -1 with errno.
int load_receive(int socket, struct load_packet *packets, unsigned count, unsigned room);

// Sleeps until a packet arrives, at most so many nanoseconds (ppoll).
void load_wait(int socket, unsigned long nanoseconds);

// Keeps this process to one processor. Returns -1 when there is no such processor.
int load_pin(int processor);

#endif
